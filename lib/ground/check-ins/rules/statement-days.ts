/** For how many days another district accepts a statement. */
export const statementDays = 30;
