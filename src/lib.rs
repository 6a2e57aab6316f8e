//! Ringside: a visual textbook of interprocess communication.
//!
//! A small model kernel, a C compiler and a virtual machine. A reader runs real C programs on that kernel, stops them
//! anywhere, steps forward and back, decides which process runs next, and sees every pipe, mailbox, semaphore and
//! signal move. **A run is a value: a scenario and a schedule.** Stepping back, branching, exploring every schedule,
//! sharing a link, grading and embedding are all the same act: replaying a value.
//!
//! # Code map
//! | module | what |
//! | --- | --- |
//! | `source` | files, spans, diagnostics |
//! | `order` | sorting, compiled once for all types |
//! | `builtin` | what the C library asks the virtual machine to do in one instruction |
//! | `kernel` | the model: Linux made small, as plain data; one noun a file, one way in: `Kernel::syscall` |
//! | `bytecode` | between compiler and virtual machine: instructions, line and variable tables |
//! | `cc` | C to bytecode, one stage a file; the headers and the library's C part are in `cc/include` |
//! | `vm` | runs one thread of one program over checked memory |
//! | `machine` | kernel and threads together: `choices()` and `step(choice)`; scenario, schedule, scheduler, outcome |
//! | `timeline` | a run in time: seek, branch, breakpoints, lines forward and backward, lanes |
//! | `link` | a run as the text behind an address's `#` |
//! | `explore` | every schedule: search, verdict, shortest witness |
//! | `exercise` | a task, what must hold of an answer in every schedule, and the grader |
//! | `strace` | our own runs in strace's format; real logs imported |
//! | `figure` | a machine as a picture: scene, layout, narration, SVG |
//! | `player` | a run as a reader walks through it: steps that mean something, one moment as data |
//! | `book` | chapters and exercises: parsed, checked, written as pages |
//! | `ui` | everything that knows the browser |
//! | `bin/ringside` | the command line |
//! | `bin/reader`, `bin/engine` | what the browser loads: the book with recorded runs; compiler, kernel and machine |
//!
//! # Layers
//! A module may use only what stands above it (`tests/layers.rs` reads the sources and enforces it):
//! `order`, `source`, `builtin`, `kernel`, `bytecode`, `cc`, `vm`, `machine`, `timeline`, `link`, `explore`, `exercise`, `strace`, `figure`, `player`, `book`, `ui`.
//!
//! # Invariants
//! - The kernel never prints, draws, sleeps, reads a clock or picks at random. Whatever can go two ways is a `Choice`.
//! - `Machine` is `Clone + Eq + Hash` all the way down: no closures, no interior mutability, no hash-map order, no bare
//!   floats (a C `double` is kept as bits). `Rc` only as copy-on-write of plain data (pages, tables, programs): a
//!   machine stays on one thread, and a clone costs far less than the state it copies.
//! - A blocked thread stores *what it waits on* and *how far its call has got*; when woken it looks at its condition
//!   again, or fetches what was handed to it (message queues, System V semaphores). So no wake-up is lost, and none is needed twice.
//! - Nothing changes a `Machine` but `step`, and `step` returns the events that happened.
//! - Compiling, importing and loading never panic, and never stop at the first error: they return a value and
//!   diagnostics.
//! - Links and saved files hold a version, a scenario and a schedule, never a dumped state.
//! - Only `ui` (feature `web`) names leptos, web-sys, js-sys or wasm-bindgen. Library and command line build without
//!   them.
#[cfg(not(target_arch = "wasm32"))]
pub mod book;
pub mod builtin;
pub mod bytecode;
pub mod cc;
pub mod exercise;
pub mod explore;
pub mod figure;
pub mod kernel;
pub mod link;
pub mod machine;
pub mod order;
pub mod player;
pub mod source;
pub mod strace;
pub mod timeline;
#[cfg(feature = "web")]
pub mod ui;
pub mod vm;
