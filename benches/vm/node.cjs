// Runs the wasm of the benchmark: `node node.cjs FILE ROUNDS CALLS` prints, for each of the CALLS of its main that make a
// round, its place in it, the processor time in microseconds, and what it answered.
const fs = require("node:fs");

const [, , file, rounds, calls] = process.argv;
const instance = new WebAssembly.Instance(new WebAssembly.Module(fs.readFileSync(file)), {});
for (let call = 0; call < rounds * calls; call++) {
  const before = process.cpuUsage();
  const answer = instance.exports.main(0, 0);
  const { user, system } = process.cpuUsage(before);
  console.log(call % calls, user + system, answer);
}
