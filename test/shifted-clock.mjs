/** Loaded before a program, makes its clock wrong by CLOCK_YEARS years. */
const offset = Number(process.env.CLOCK_YEARS) * 365.25 * 86_400_000;
const Real = Date;

globalThis.Date = class Date extends Real {
  constructor(...given) {
    if (given.length === 0) super(Real.now() + offset);
    else super(...given);
  }

  static now() {
    return Real.now() + offset;
  }
};
