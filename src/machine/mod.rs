//! Kernel and threads together: the one thing that runs.
pub mod choice;
pub mod schedule;
pub use choice::Choice;
pub use schedule::Schedule;
