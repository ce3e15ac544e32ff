// Answers one SQL question with DuckDB, on two threads unless THREADS says otherwise. Prints the rows as
// lines of JSON arrays of text, and on standard error the seconds that the question took, without node's start.
//
//   node duckdb.mjs FOLDER-WITH-NODE_MODULES 'SQL'
import { createRequire } from "node:module";
import { join, resolve } from "node:path";

const [folder, sql] = process.argv.slice(2);
const { DuckDBInstance } = createRequire(join(resolve(folder), "index.js"))("@duckdb/node-api");
const begin = process.hrtime.bigint();
const instance = await DuckDBInstance.create(":memory:", { threads: process.env.THREADS ?? "2" });
const reader = await (await instance.connect()).runAndReadAll(sql);
const rows = reader.getRows();
console.error(Number(process.hrtime.bigint() - begin) / 1e9);
process.stdout.write(rows.map((row) => JSON.stringify(row.map((cell) => (cell === null ? "" : String(cell)))) + "\n").join(""));
