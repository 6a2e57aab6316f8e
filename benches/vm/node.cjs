// Runs the wasm of the benchmark: `node node.cjs FILE ROUNDS` prints, for each call of its main, its place in a round,
// the processor time in microseconds, and what it answered.
const fs = require("node:fs");

const [, , file, rounds] = process.argv;
const { exports } = new WebAssembly.Instance(new WebAssembly.Module(fs.readFileSync(file)), {});
const PER_ROUND = 11;
for (let call = 0; call < rounds * PER_ROUND; call++) {
  const before = process.cpuUsage();
  const answer = exports.main(0, 0);
  const { user, system } = process.cpuUsage(before);
  console.log(call % PER_ROUND, user + system, answer);
}
