//! Ringside: a visual textbook of interprocess communication.
//!
//! # Layers
//! A module may use only what stands above it (`tests/layers.rs` reads the sources and enforces it):
//! `source`, `builtin`, `kernel`, `bytecode`, `cc`, `vm`, `machine`, `timeline`, `link`, `explore`, `strace`, `figure`, `book`, `ui`.
pub mod source;
pub mod builtin;
#[cfg(not(target_arch = "wasm32"))]
pub mod book;
pub mod bytecode;
pub mod cc;
pub mod kernel;
pub mod link;
pub mod vm;
pub mod machine;
pub mod strace;
#[cfg(feature = "web")]
pub mod ui;
