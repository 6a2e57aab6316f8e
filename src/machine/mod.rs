//! Kernel and threads together: the one thing that runs.
pub mod choice;
pub mod scenario;
pub mod schedule;
pub mod settings;
pub use choice::Choice;
pub use scenario::Scenario;
pub use schedule::Schedule;
