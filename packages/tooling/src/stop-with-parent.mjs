// Preloaded with `--import` into a server that something else started with an IPC channel. When the starter
// dies, even by SIGKILL, the channel closes, and the server stops in the same orderly way as on SIGTERM.

if (process.channel) {
  process.once("disconnect", () => process.kill(process.pid, "SIGTERM"));
  // The channel alone must not keep a server alive that has nothing left to do.
  process.channel.unref();
}
