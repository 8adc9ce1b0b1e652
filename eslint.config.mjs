// The page's scripts share one scope: each file makes one of these names.
import js from "@eslint/js";
import globals from "globals";

const own = [
  "Words", "Store", "Cite", "Shapes", "Drawing", "el", "svgEl", "sign", "entityLink",
  "Panel", "Filters", "List", "Reader", "Search", "Save", "App", "vis",
];

export default [
  { ignores: ["**/node_modules/", ".venv/"] },
  js.configs.recommended,
  {
    files: ["src/policygraph/view/static/*.js"],
    languageOptions: {
      ecmaVersion: 2022,
      sourceType: "script",
      globals: { ...globals.browser, ...Object.fromEntries(own.map((name) => [name, "writable"])) },
    },
    rules: {
      "no-redeclare": "off",
      "no-unused-vars": ["error", { vars: "local" }],
      "prefer-const": "error",
      eqeqeq: "error",
    },
  },
];
