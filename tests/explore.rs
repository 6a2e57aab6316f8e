//! Every schedule of the programs in `tests/explore`: verdict and outcomes are exactly those that were reasoned out
//! beforehand. A `.expect` file has cases, each with the options of `ringside explore` that make it, the kinds of
//! findings, and the outcomes: exit status, standard output, `left` if threads are left blocked for ever; where it is
//! written, words that a finding must hold (`says`), and the number of schedules, act by act (`schedules`).
//!
//! Each case is searched with the reduction and without it, and with the threads in another order; every pair of
//! transitions that the reduction calls independent is tried both ways round; every schedule that is given is played
//! on a fresh machine and must end as was said.

#[path = "explore/cases.rs"]
mod cases;
#[path = "explore/long.rs"]
mod long;
#[path = "explore/random.rs"]
mod random;
