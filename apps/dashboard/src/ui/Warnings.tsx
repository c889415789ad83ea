/** What an answer itself says that one must know to trust it. */
export function Warnings({ texts }: { texts: readonly string[] | undefined }) {
  if (!texts?.length) return null;
  return (
    <div className="note" role="note">
      {texts.map((text) => (
        <p key={text}>{text}</p>
      ))}
    </div>
  );
}
