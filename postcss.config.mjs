// Nesting and range media queries are lowered in development too: Chromium 108 knows no nesting.
export default {
  plugins: { "@tailwindcss/postcss": { optimize: { minify: false } } },
};
