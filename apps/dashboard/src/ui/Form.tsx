import type { ReactNode } from 'react';

interface FormProps {
  /** For a button that stands outside of the form. */
  id?: string;
  submit: () => void;
  children: ReactNode;
}

/** Fields and a button; what is sent is sent by `submit`, not by the browser. */
export function Form({ id, submit, children }: FormProps) {
  return (
    <form
      id={id}
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {children}
    </form>
  );
}
