//! A run as a reader walks through it: steps that mean something, who could run next, what was printed, what the
//! variables are. It stands between the timeline, which counts the machine's smallest steps, and the pages.
//!
//! | file | what |
//! | --- | --- |
//! | `mod` | `Player`: commands in, a `Frame` out |
//! | `frame` | one moment as plain data, ready to be shown |
//! | `debug` | statements of one thread, watched expressions, the runs that were left |
//! | `log` | a log of a real system, played like a run |
//! | `tape` | a run recorded frame by frame, for pages that need no more |
//! | `walk` | which positions are worth stopping at, and what was printed on the way |
//!
//! Rules:
//! - A reader's step ends where a statement of the program begins, where a call, a signal or the clock did something,
//!   or where a thread stopped running. The library's own start-up comes before step 0.
//! - Everything shown follows from the link the player was made of and the commands since: no clock, no chance.
//! - A command that may take long does a slice of its work and says that there is more.

pub mod debug;
pub mod frame;
pub mod log;
pub mod tape;
mod walk;

pub use debug::{Other, Watched};
pub use frame::{AtLine, Finding, Frame, Pick, Piece, PieceKind, Problem, Scope, Variable};

use crate::bytecode::Op;
use crate::figure::model::{Options, Width};
use crate::figure::plan::Plan;
use crate::figure::read::Moment;
use crate::figure::svg::SvgOptions;
use crate::figure::{self, scene::Scene};
use crate::kernel::Tid;
use crate::kernel::event::Event;
use crate::link::{Link, View as LinkView};
use crate::machine::{self, Choice, Machine, Scenario, Schedule};
use crate::source::{Diagnostic, Sources};
use crate::timeline::stop::Standing;
use crate::timeline::{Backward, Breakpoint, By, Hunt, Stopped, Timeline, Watch, Watching};
use debug::{Comparisons, Quarry};
use serde::{Deserialize, Serialize};
use walk::Walk;

/// What a reader can ask for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Command {
    Step,
    Back,
    /// Forward to where the next system call is made; back to where the last one was.
    NextCall,
    LastCall,
    /// On to the next breakpoint or change of what is watched, or to the end; back to the one before, or to the start.
    Continue,
    ContinueBack,
    /// To the next statement of the thread that ran last; back to the one before.
    Line(By),
    LineBack(By),
    /// To where the n-th watched expression changes next; where it changed last.
    NextChange(usize),
    LastChange(usize),
    /// The n-th of the runs that were left becomes the one at hand; it stands at this position, or else where they part.
    Switch(usize, Option<usize>),
    /// To a reader's step.
    Seek(u64),
    /// To the reader's step at or before this position of the timeline.
    SeekPosition(usize),
    /// To a position of the timeline, known or not: where a link stands.
    Position(usize),
    End,
    /// The n-th of those that could run next runs.
    Pick(usize),
    /// Somebody types this on the terminal.
    Type(String),
    EndOfInput,
    /// Ctrl-C.
    Interrupt,
}

/// Whether a command is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    Done,
    /// Call `go_on` until it is.
    More,
    /// Only the machine itself can do this, and this is a recording.
    Away,
}

/// What a page can play: a run of the machine (`Player`) or a recording of one (`Tape`).
pub trait Playable {
    /// Does what the reader asks, as long as `more_time` says so.
    fn act(&mut self, command: Command, more_time: &mut dyn FnMut() -> bool) -> Progress;
    /// Goes on with what was asked.
    fn go_on(&mut self, more_time: &mut dyn FnMut() -> bool) -> Progress;
    /// The moment as everything the pages show.
    fn frame(&mut self) -> Frame;
    /// Lays the stage out for so wide a place. True if that is a change.
    fn set_width(&mut self, width: Width) -> bool;
    fn width(&self) -> Width;
    /// Still pictures show what the last step moved half-way; moving ones do not.
    fn set_trail(&mut self, trail: bool);
    /// Whether the step that led here hit a breakpoint.
    fn at_breakpoint(&self) -> bool;
    /// Whether the programs print anything in the part of the run that was looked at.
    fn prints(&self) -> bool;
    /// The moment as a link's text, where the run is the machine's own.
    fn link_text(&self) -> Option<String> {
        None
    }
    /// The machine's own run, where this is one.
    fn player(&mut self) -> Option<&mut Player> {
        None
    }
}

/// The room a stage is given on a page, in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Room {
    pub width: f64,
    /// None: it may be as high as it likes.
    pub height: Option<f64>,
}

/// Lays the stage out so that it is seen as large as can be. True if that is a change.
pub fn fit(playable: &mut dyn Playable, room: Room) -> bool {
    let was = playable.width();
    let best = match (Width::of(room.width), room.height) {
        (Width::Medium, Some(height)) => {
            let mut scale = |width: Width| {
                playable.set_width(width);
                (room.width / width.units()).min(height / playable.frame().scene.height)
            };
            // A new run is laid out for a page already.
            let wide = scale(Width::Wide);
            if scale(Width::Medium) > wide { Width::Medium } else { Width::Wide }
        }
        (Width::Medium, None) => Width::Wide,
        (width, _) => width,
    };
    playable.set_width(best);
    best != was
}

/// Work that is under way: where it ends.
#[derive(Clone, Debug)]
enum Goal {
    /// This many more reader's steps.
    Steps(usize),
    /// A reader's step.
    Step(usize),
    Position(usize),
    Call,
    /// A breakpoint, or a change of what is watched.
    Stop(Box<Watching>, bool),
    /// The end of the reader's step.
    Settle,
    /// The next statement of a thread that stood there.
    Line(Tid, Option<Standing>, By),
    /// A search backward, and where it began.
    Back(Backward, Box<Quarry>, usize),
    /// As far as the run is known, then back to this position.
    Known(usize),
    End,
}

/// Machine steps that End and Continue go at most: a program that runs for ever is stopped here, and can be continued.
const FAR: usize = 2_000_000;
/// Machine steps looked ahead so that everything has its place on the stage from the beginning.
const AHEAD: usize = 20_000;
/// ... and how many of the reader's steps of these are drawn for it.
const AHEAD_DRAWN: usize = 400;

#[derive(Clone, Debug)]
pub struct Player {
    scenario: Scenario,
    view: LinkView,
    /// None: it does not compile.
    timeline: Option<Timeline>,
    walk: Walk,
    options: Options,
    plan: Plan,
    breakpoints: Vec<Breakpoint>,
    watches: Vec<Watch>,
    comparisons: Comparisons,
    /// Where the last search backward is shown, and where it found something.
    hit: Option<(usize, usize)>,
    goal: Option<Goal>,
    /// Machine steps that the work under way may still take.
    left: usize,
    /// A sentence about the last command, when it could not be done.
    remark: Option<String>,
}

impl Player {
    /// Compiles and goes to where the link says. What the compiler says comes with it; a player of a scenario that
    /// does not compile shows an empty stage.
    #[must_use]
    pub fn new(link: &Link) -> (Player, Vec<Problem>) {
        let (mut player, problems) = Player::at_start(link);
        if link.step > 0 {
            player.act(Command::Position(link.step as usize), &mut || true);
        }
        (player, problems)
    }

    /// Compiles and stands at step 0, whatever step the link names. A stranger's link may name one that takes long to
    /// reach: `Command::Position` goes there in slices.
    #[must_use]
    pub fn at_start(link: &Link) -> (Player, Vec<Problem>) {
        let build = machine::build(&link.scenario);
        let problems = problems(&build.diagnostics, &build.sources);
        let mut player = Player {
            scenario: link.scenario.clone(),
            view: link.view.clone(),
            timeline: build.machine.map(|m| Timeline::new(m, link.schedule.clone(), link.scenario.seed)),
            walk: Walk::default(),
            options: Options {
                only_variables: link.view.show.clone(),
                ring: link.view.ring.clone(),
                ring_count: link.view.count.clone(),
                ..Options::default()
            },
            plan: Plan::default(),
            breakpoints: Vec::new(),
            watches: Vec::new(),
            comparisons: Comparisons::default(),
            hit: None,
            goal: None,
            left: 0,
            remark: None,
        };
        if let Some(timeline) = &mut player.timeline {
            player.walk.start(timeline, link.scenario.line.is_some());
        }
        player.reserve();
        (player, problems)
    }

    /// Looks ahead and gives everything that will appear its place on the stage, so that nothing moves aside later.
    fn reserve(&mut self) {
        let Some(timeline) = &self.timeline else { return };
        let mut ahead = timeline.clone();
        let walk = self.walk.clone();
        walk.seek(&mut ahead, 0);
        self.admit_from(ahead, walk);
    }

    fn admit_from(&mut self, mut ahead: Timeline, mut walk: Walk) {
        let mut drawn = 0;
        let end = ahead.position() + AHEAD;
        self.admit(&ahead, None);
        let mut before = ahead.machine().clone();
        while ahead.position() < end && drawn < AHEAD_DRAWN && walk.forward(&mut ahead) {
            if walk.at_stop(&ahead) {
                // Only who has ended is seen as he was before.
                let ends = ahead.last_step().events.iter().any(|e| matches!(e, Event::Exited { .. }));
                self.admit(&ahead, ends.then_some(&before));
                before = ahead.machine().clone();
                drawn += 1;
            }
        }
    }

    fn admit(&mut self, timeline: &Timeline, before: Option<&Machine>) {
        let view = picture(timeline, 0, before, &self.options, &self.plan);
        self.plan.admit(&view);
    }

    /// The moment as the figure reads it. What has changed is told against the reader's step before.
    pub fn view(&mut self) -> Option<figure::model::View> {
        let timeline = self.timeline.as_mut()?;
        let here = timeline.position();
        let step = self.walk.index(here);
        let before = step.checked_sub(1).and_then(|i| self.walk.position(i)).map(|back| {
            timeline.seek(back);
            timeline.machine().clone()
        });
        timeline.seek(here);
        Some(picture(timeline, step as u64, before.as_ref(), &self.options, &self.plan))
    }

    /// Makes a choice and, if it ran a thread, goes on to the end of the reader's step.
    fn choose(&mut self, choice: Choice) {
        let Some(timeline) = &mut self.timeline else { return };
        let known = timeline.schedule().get(timeline.position()).as_ref() == Some(&choice);
        if !known {
            self.comparisons = Comparisons::default();
        }
        // No look ahead went past the wait for this.
        let news = !known && matches!(choice, Choice::Input(_) | Choice::EndOfInput);
        match self.walk.choose(timeline, choice) {
            Ok(()) => {
                if !self.walk.at_stop(timeline) {
                    self.goal = Some(Goal::Steps(1));
                }
                if news {
                    let (ahead, walk) = (timeline.clone(), self.walk.clone());
                    self.admit_from(ahead, walk);
                }
            }
            Err(why) => self.remark = Some(why),
        }
    }

    /// A search that was stopped stands anywhere: back to where it began.
    fn abandon(&mut self) {
        if let (Some(timeline), Some(Goal::Back(.., from))) = (&mut self.timeline, &self.goal) {
            timeline.seek(*from);
            self.goal = None;
        }
    }

    fn settled(&self) -> bool {
        self.timeline.as_ref().is_none_or(|t| self.walk.at_stop(t))
    }

    /// A search backward has ended where it found something, or at the start.
    fn came_back(&mut self, stopped: Stopped, changes: bool) {
        let Some(timeline) = &mut self.timeline else { return };
        let at = timeline.position();
        if stopped != Stopped::Here {
            self.walk.seek(timeline, 0);
            return;
        }
        if changes {
            self.tell_changes();
        }
        if let Some(timeline) = &mut self.timeline {
            self.walk.settle(timeline);
            self.hit = Some((timeline.position(), at));
        }
    }

    /// The first line from this one on where a statement of the file begins: a breakpoint on an empty line would never
    /// be reached. The line itself when there is none.
    #[must_use]
    pub fn statement_line(&self, file: &str, line: u32) -> u32 {
        let Some(timeline) = &self.timeline else { return line };
        let mut best = None;
        for image in timeline.machine().images() {
            let program = image.program();
            let Some(number) = program.files.iter().position(|f| f.name == file) else { continue };
            for (pc, _) in program.code.iter().enumerate().filter(|(_, op)| matches!(op, Op::Line)) {
                let place = program.place(pc as u32).filter(|p| usize::from(p.file) == number && p.line >= line);
                best = place.map(|p| p.line).into_iter().chain(best).min();
            }
        }
        best.unwrap_or(line)
    }

    /// What is run.
    #[must_use]
    pub fn scenario(&self) -> &Scenario {
        &self.scenario
    }

    /// Breakpoints by file and line.
    pub fn set_breakpoints(&mut self, lines: Vec<(String, u32)>) {
        self.breakpoints = lines.into_iter().map(|(file, line)| Breakpoint::Line { file, line }).collect();
    }

    /// Does what the reader asks, to its end.
    pub fn finish(&mut self, command: Command) {
        let mut progress = self.act(command, &mut || true);
        while progress == Progress::More {
            progress = self.go_on(&mut || true);
        }
    }

    /// Whether a system call was made in the step that led to this one.
    #[must_use]
    pub fn is_call(&self, step: usize) -> bool {
        self.walk.is_call(step)
    }

    /// The moment as a picture.
    #[must_use]
    pub fn scene(&mut self) -> Scene {
        self.view().map_or_else(Scene::default, |view| figure::scene(&view))
    }

    /// The moment as SVG text.
    #[must_use]
    pub fn svg(&self, options: &SvgOptions) -> String {
        let mut still = self.clone();
        still.options.trail = true;
        still.scene().svg(options)
    }

    /// The run at this moment, for a link: the choices made, not the state.
    #[must_use]
    pub fn link(&self) -> Link {
        let (schedule, step, state) = self.timeline.as_ref().map_or((Schedule::new(), 0, None), |t| {
            (t.schedule().clone(), t.position() as u64, Some(t.machine().state_hash()))
        });
        Link { scenario: self.scenario.clone(), schedule, step, state, view: self.view.clone() }
    }

    /// Whether the state here is the one that a link was made at.
    #[must_use]
    pub fn is_state(&self, state: u64) -> bool {
        self.timeline.as_ref().is_some_and(|t| t.machine().state_hash() == state)
    }
}

impl Playable for Player {
    fn act(&mut self, command: Command, more_time: &mut dyn FnMut() -> bool) -> Progress {
        self.abandon();
        self.goal = None;
        self.remark = None;
        let Some(timeline) = &mut self.timeline else { return Progress::Done };
        let here = self.walk.index(timeline.position());
        match command {
            Command::Back => {
                self.walk.seek(timeline, here.saturating_sub(1));
            }
            Command::LastCall => {
                let before = (0..here).rev().find(|&i| self.walk.is_call(i)).unwrap_or(0);
                self.walk.seek(timeline, before);
            }
            Command::ContinueBack => self.goal = self.hunt_back(None),
            Command::LastChange(i) => self.goal = self.hunt_back(Some(i)),
            Command::NextChange(i) => self.goal = Some(Goal::Stop(Box::new(self.watching(Some(i))), false)),
            Command::Line(by) => self.goal = self.line(by, false),
            Command::LineBack(by) => self.goal = self.line(by, true),
            Command::Switch(i, stand) => {
                if let Some(at) = timeline.branches().get(i).map(|b| b.at) {
                    self.walk.switch(timeline, i);
                    self.forget_comparisons();
                    self.goal = Some(Goal::Known(stand.unwrap_or(at)));
                }
            }
            Command::Step => self.goal = Some(Goal::Steps(1)),
            Command::NextCall => self.goal = Some(Goal::Call),
            Command::Continue => self.goal = Some(Goal::Stop(Box::new(self.watching(None)), true)),
            Command::End => self.goal = Some(Goal::End),
            Command::Seek(step) => self.goal = Some(Goal::Step(step as usize)),
            Command::SeekPosition(position) => {
                let at = self.walk.index(position);
                self.walk.seek(timeline, at);
            }
            Command::Position(position) => self.goal = Some(Goal::Position(position)),
            Command::Pick(n) => {
                if let Some(choice) = frame::choices(timeline).into_iter().nth(n) {
                    self.choose(choice);
                }
            }
            Command::Type(text) => self.choose(Choice::Input(text.into_bytes())),
            Command::EndOfInput => self.choose(Choice::EndOfInput),
            Command::Interrupt => self.choose(Choice::Input(vec![3])),
        }
        self.left = FAR;
        self.go_on(more_time)
    }

    fn go_on(&mut self, more_time: &mut dyn FnMut() -> bool) -> Progress {
        let (Some(timeline), Some(goal)) = (&mut self.timeline, &mut self.goal) else { return Progress::Done };
        if let Goal::Step(step) = *goal
            && step < self.walk.len()
        {
            self.walk.seek(timeline, step);
            self.goal = None;
            return Progress::Done;
        }
        if let Goal::Position(position) = *goal
            && position <= timeline.len().min(self.walk.known())
        {
            timeline.seek(position);
            self.goal = None;
            return Progress::Done;
        }
        if let Goal::Back(search, quarry, _) = goal {
            let breakpoints = &self.breakpoints;
            let stopped = match &mut **quarry {
                Quarry::Stop(watching) => {
                    let mut hunt = Either { watching, breakpoints };
                    timeline.search_back(search, &mut hunt, more_time)
                }
                Quarry::Line(tid, from, by) => {
                    let (tid, from, by) = (*tid, *from, *by);
                    let mut found = move |t: &Timeline| {
                        crate::timeline::stop::standing(t.machine(), tid).is_some() && t.at_line(tid, from, by)
                    };
                    timeline.search_back(search, &mut found, more_time)
                }
            };
            let Some(stopped) = stopped else { return Progress::More };
            let changes = matches!(&**quarry, Quarry::Stop(_));
            self.goal = None;
            self.came_back(stopped, changes);
            return Progress::Done;
        }
        let mut since_asked = 0u32;
        let mut changed = false;
        let done = loop {
            if self.left == 0 {
                self.remark = Some(format!("Stopped after {FAR} steps; it can be continued."));
                break true;
            }
            if let Goal::Known(at) = *goal
                && timeline.position() >= timeline.len()
            {
                if at > timeline.position() {
                    *goal = Goal::Position(at);
                } else {
                    timeline.seek(at);
                    break true;
                }
            }
            self.left -= 1;
            let wish = match goal {
                Goal::Line(tid, ..) => timeline.wish(*tid),
                _ => None,
            };
            let moved = match wish {
                Some(choice) => self.walk.choose(timeline, choice).is_ok(),
                None => self.walk.forward(timeline),
            };
            if !moved {
                if let Goal::Known(at) = *goal {
                    timeline.seek(at);
                }
                break true;
            }
            let stop = self.walk.at_stop(timeline);
            let reached = match goal {
                Goal::Steps(n) => {
                    *n -= usize::from(stop);
                    *n == 0
                }
                Goal::Step(step) => stop && self.walk.index(timeline.position()) >= *step,
                Goal::Position(position) => timeline.position() >= *position,
                Goal::Call => stop && self.walk.is_call(self.walk.index(timeline.position())),
                Goal::Stop(watching, breakpoints) => {
                    changed = watching.found(timeline);
                    *breakpoints && timeline.hits(&self.breakpoints) || changed
                }
                Goal::Settle => stop,
                Goal::Line(tid, from, by) => timeline.at_line(*tid, *from, *by),
                Goal::Back(..) | Goal::Known(_) | Goal::End => false,
            };
            if reached {
                break true;
            }
            since_asked += 1;
            if since_asked.is_multiple_of(64) && !more_time() {
                break false;
            }
        };
        if !done {
            return Progress::More;
        }
        self.goal = None;
        if changed {
            self.tell_changes();
            // It is shown where the reader's step ends, which is a few steps of the machine further on.
            if !self.settled() {
                self.goal = Some(Goal::Settle);
                return self.go_on(more_time);
            }
        }
        Progress::Done
    }

    fn at_breakpoint(&self) -> bool {
        self.timeline.as_ref().is_some_and(|t| !self.breakpoints.is_empty() && t.hits(&self.breakpoints))
    }

    fn set_width(&mut self, width: Width) -> bool {
        let changed = self.options.width != width;
        self.options.width = width;
        if changed {
            // What needs how much room is another question at another width.
            self.plan = Plan::default();
            self.reserve();
        }
        changed
    }

    fn width(&self) -> Width {
        self.options.width
    }

    fn set_trail(&mut self, trail: bool) {
        self.options.trail = trail;
    }

    fn frame(&mut self) -> Frame {
        self.abandon();
        let Some(view) = self.view() else { return Frame::default() };
        self.plan.admit(&view);
        let Some(timeline) = &self.timeline else { return Frame::default() };
        let mut frame = frame::make(timeline, &self.walk, &view, self.remark.clone());
        frame.watched = self.watched();
        frame.others = self.others();
        frame
    }

    fn prints(&self) -> bool {
        let Some(timeline) = &self.timeline else { return false };
        let (mut ahead, mut walk) = (timeline.clone(), self.walk.clone());
        let end = ahead.position() + AHEAD;
        while ahead.position() < end && walk.forward(&mut ahead) {}
        walk.prints()
    }

    fn link_text(&self) -> Option<String> {
        Some(self.link().encode())
    }

    fn player(&mut self) -> Option<&mut Player> {
        Some(self)
    }
}

/// A breakpoint, or a change of what is watched.
struct Either<'a> {
    watching: &'a mut Watching,
    breakpoints: &'a [Breakpoint],
}

impl Hunt for Either<'_> {
    fn start(&mut self, t: &Timeline) {
        self.watching.start(t);
    }

    fn found(&mut self, t: &Timeline) -> bool {
        self.watching.found(t) | t.hits(self.breakpoints)
    }
}

fn picture(
    timeline: &Timeline,
    step: u64,
    before: Option<&Machine>,
    options: &Options,
    plan: &Plan,
) -> figure::model::View {
    let moment = Moment {
        machine: timeline.machine(),
        before,
        last: timeline.last_step(),
        choice: timeline.last_choice(),
        step,
        recent: figure::read::recent(timeline),
    };
    figure::read::view(&moment, options, plan)
}

/// What the compiler said, in the editor's measure.
fn problems(diagnostics: &[Diagnostic], sources: &Sources) -> Vec<Problem> {
    diagnostics
        .iter()
        .map(|d| {
            let (file, line, column) = sources.place(d.span);
            let text = sources.file(d.span.file).map_or("", |f| f.line(line));
            // The editor counts UTF-16 units, the compiler bytes.
            let units =
                |bytes: usize| text.get(..bytes.min(text.len())).map_or(bytes, |t| t.encode_utf16().count()) as u32;
            let start = (column as usize).saturating_sub(1);
            let end = start + (d.span.end.saturating_sub(d.span.start) as usize).max(1);
            let cure = d.cure.as_ref().map(|c| format!("\n{c}")).unwrap_or_default();
            Problem {
                file: file.to_string(),
                error: d.is_error(),
                finding: Finding {
                    line,
                    from: units(start),
                    to: units(end),
                    error: d.is_error(),
                    message: format!("{}{cure}", d.message),
                },
            }
        })
        .collect()
}

#[cfg(test)]
mod tests;
