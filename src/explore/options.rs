//! What is searched and how far; how far a search is, and why it is not complete.

/// How time passes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Time {
    #[default]
    Free,
    Kept,
}

/// What is searched, and how far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// False: every thread at every state.
    pub reduction: bool,
    /// The reductions one by one: `learn`, `wait`, `guard`. Without `reduction` none.
    pub persistent: bool,
    pub put_off: bool,
    pub guards: bool,
    /// Base steps of the machine instead of acts, no reduction: slow, for comparison.
    pub base_steps: bool,
    pub time: Time,
    /// Threads may wake up from a condition variable for no reason (pthread_cond_wait(3)).
    pub spurious: bool,
    pub races: bool,
    /// A process that ends with children it has not waited for, or with descriptors it has opened, is told.
    pub leaks: bool,
    /// A thread that may wait for ever while others go on is told. Then there is no reduction.
    pub starvation: bool,
    /// What may stand on standard input: one of these texts, and then its end. Empty: as the scenario has it.
    pub inputs: Vec<Vec<u8>>,
    pub max_states: u64,
    /// Transitions that the search may still make once something wrong was found. None: it goes on to its end.
    pub after_found: Option<u64>,
    /// Runs are not followed beyond so many acts.
    pub max_depth: usize,
    /// At most so many switches away from a thread that could have gone on.
    pub bound: Option<u32>,
    /// Threads are tried in this order of their numbers: 0 as they are, else shuffled by this seed. The result is the
    /// same.
    pub order: u64,
    /// The most states of which the graph is kept.
    pub graph: usize,
    /// The most transitions of the search for the runs with the fewest switches; 0: the runs that were found first.
    pub shortest: u64,
    /// Tries every pair of transitions that is called independent both ways round (for tests: it is slow).
    pub check: bool,
}

impl Default for Options {
    fn default() -> Options {
        Options {
            reduction: true,
            persistent: true,
            put_off: true,
            guards: true,
            base_steps: false,
            time: Time::Free,
            spurious: false,
            races: true,
            leaks: false,
            starvation: false,
            inputs: Vec::new(),
            max_states: 2_000_000,
            after_found: None,
            max_depth: 50_000,
            bound: None,
            order: 0,
            graph: 400,
            shortest: 20_000,
            check: false,
        }
    }
}

/// How far a search is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    pub done: bool,
    pub states: u64,
    /// In all rounds together.
    pub transitions: u64,
    pub depth: usize,
    pub outcomes: usize,
    /// What goes wrong, as far as it was found.
    pub found: usize,
    /// Bytes that the visited states take, about; those on the way not counted.
    pub bytes: usize,
    /// How often the search has begun anew with what it had learnt.
    pub round: u32,
}

/// Why a search is not complete.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Limit {
    States,
    Depth,
    /// It was not run to its end.
    Stopped,
    /// Something wrong was found, and what is left is much (`Options::after_found`).
    Found,
    /// Only schedules with few switches were looked at.
    Switches(u32),
    /// The programs may print without end: what they print was not told apart, so the outcomes are some of those there
    /// are. All else was looked at.
    Output,
}
