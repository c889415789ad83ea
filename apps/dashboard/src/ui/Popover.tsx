import { useEffect, useId, useRef, useState, type ReactNode } from 'react';

interface PopoverProps {
  /** What the button shows. */
  label: ReactNode;
  className?: string;
  /** Where the panel opens; below and to the right unless told. */
  side?: 'up' | 'right';
  name?: string;
  children: (close: () => void) => ReactNode;
}

/** A button that opens a small panel. Escape and a click elsewhere close it, and the focus goes back to the button. */
export function Popover({ label, className = 'chip', side, name, children }: PopoverProps) {
  const [isOpen, setOpen] = useState(false);
  const root = useRef<HTMLSpanElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const panelId = useId();

  const close = () => {
    setOpen(false);
    button.current?.focus();
  };

  useEffect(() => {
    if (!isOpen) return;
    const leave = (event: PointerEvent) => {
      if (!root.current?.contains(event.target as Node)) setOpen(false);
    };
    document.addEventListener('pointerdown', leave);
    root.current
      ?.querySelector<HTMLElement>(
        '[data-panel] [aria-checked="true"], [data-panel] input, [data-panel] button',
      )
      ?.focus();
    return () => document.removeEventListener('pointerdown', leave);
  }, [isOpen]);

  return (
    <span
      className="popover"
      ref={root}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !isOpen) return;
        event.preventDefault();
        event.stopPropagation();
        close();
      }}
    >
      <button
        ref={button}
        type="button"
        className={className}
        aria-expanded={isOpen}
        aria-controls={isOpen ? panelId : undefined}
        aria-label={name}
        onClick={() => setOpen(!isOpen)}
      >
        {label}
      </button>
      {isOpen && (
        <div id={panelId} data-panel className={`popover__panel${side ? ` popover__panel--${side}` : ''}`}>
          {children(close)}
        </div>
      )}
    </span>
  );
}
