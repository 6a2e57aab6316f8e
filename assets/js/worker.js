// The explorer's worker: told where the engine's glue is and given the compiled wasm, it becomes what the engine makes of
// a worker. Its name never changes, because nothing in it does.
self.onmessage = async ({ data: [glue, module] }) => {
  self.onmessage = null;
  const { default: init } = await import(glue);
  await init({ module_or_path: module });
};
