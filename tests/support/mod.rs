//! What the tests that run whole programs share.
#![allow(dead_code, reason = "each test crate uses its part")]

pub mod case;
pub mod diff;
pub mod native;
pub mod ours;
pub mod strace;
