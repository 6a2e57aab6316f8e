//! The workbench's state in one handle: the desk, the run made of it, what the compiler says.
//!
//! An edit is kept at once and waits a moment, then the scenario is compiled; if it compiles, the run begins again from
//! its start, so that the stage never shows a program other than the one in the editor. The address follows, so a
//! reload, a bookmark and a shared link all open what one sees.

use super::desk::Desk;
use super::exercise::{self, Working};
use super::keep::{self, Kept};
use super::open::{Opening, Place, address};
use crate::link::{LONGEST, Link, View};
use crate::machine::Schedule;
use crate::player::{Command, Player, Problem};
use crate::ui::explorer::Explorer;
use crate::ui::explorer::protocol::Wish;
use crate::ui::run::{Run, now};
use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use std::rc::Rc;

/// How long a pause in typing is, in milliseconds.
const PAUSE: u32 = 350;
/// How long the address waits for the last of several steps.
const ADDRESS: u32 = 700;
/// How long a slice of comparing runs takes, in milliseconds.
const COMPARING: f64 = 8.0;

#[derive(Clone, Copy)]
pub struct Session {
    pub desk: RwSignal<Desk, LocalStorage>,
    pub run: Run,
    pub problems: RwSignal<Vec<Problem>>,
    /// The text has errors: the stage still shows the last program that compiled.
    pub stale: RwSignal<bool>,
    /// What a chapter or link asked to be shown.
    pub view: RwSignal<View>,
    /// A sentence above the stage: where this came from, what is odd about it.
    pub notice: RwSignal<Option<String>>,
    /// Counts texts put on the desk from outside: the editor then shows the new one.
    pub opened: RwSignal<u32>,
    /// Every schedule of the program on the desk, and what is left open in it.
    pub explorer: Explorer,
    pub wish: RwSignal<Wish>,
    /// The exercise that is being worked on, and (stored, as a session is copied about) what grades the answer.
    pub exercise: RwSignal<Option<Rc<Working>>, LocalStorage>,
    grader: StoredValue<Explorer>,
    /// It was solved once, in this browser.
    pub passed: RwSignal<bool>,
    /// Counts what was put on the stage by a button elsewhere: a phone then shows the stage.
    pub staged: RwSignal<u32>,
    /// Watched expressions, and why one cannot be watched in the program as it is now.
    pub watches: RwSignal<Vec<(String, Option<String>)>>,
    /// The number under which this work is kept; 0 until something is written.
    id: StoredValue<u64>,
    edits: StoredValue<u32>,
    /// An edit waits to be compiled.
    waits: StoredValue<bool>,
    addresses: StoredValue<u32>,
}

impl Session {
    pub fn new(opening: Opening) -> Session {
        let (empty, _) = Player::at_start(&Link::default());
        let session = Session {
            desk: RwSignal::new_local(Desk::new(&opening.link.scenario)),
            run: Run::new(empty),
            stale: RwSignal::new(false),
            problems: RwSignal::new(Vec::new()),
            view: RwSignal::new(View::default()),
            notice: RwSignal::new(None),
            opened: RwSignal::new(0),
            explorer: Explorer::new(),
            wish: RwSignal::new(Wish::default()),
            exercise: RwSignal::new_local(None),
            grader: StoredValue::new(Explorer::new()),
            passed: RwSignal::new(false),
            staged: RwSignal::new(0),
            watches: RwSignal::new(Vec::new()),
            id: StoredValue::new(0),
            edits: StoredValue::new(0),
            waits: StoredValue::new(false),
            addresses: StoredValue::new(0),
        };
        session.open(opening);
        session.follow_address();
        Effect::new(move || {
            if session.grader().marked.with(|m| m.as_ref().is_some_and(|m| m.passes))
                && let Some(working) = session.exercise.get_untracked()
            {
                exercise::note_passed(&working.handout.name);
                session.passed.set(true);
            }
        });
        session.follow_branches();
        session
    }

    /// What looks at every schedule of an answer to the exercise.
    pub fn grader(self) -> Explorer {
        self.grader.get_value()
    }

    /// Puts another run on the desk.
    pub fn open(self, opening: Opening) {
        let Opening { link, at, notice, id, breakpoints, watches, run, exercise } = opening;
        self.explorer.forget();
        self.grader().forget();
        self.passed.set(exercise.as_ref().is_some_and(|w| exercise::is_passed(&w.handout.name)));
        self.exercise.set(exercise);
        let mut desk = Desk::new(&link.scenario);
        for (file, line) in breakpoints {
            if let Some(tab) = desk.find(&file).and_then(|i| desk.tabs.get_mut(i)) {
                tab.breakpoints.insert(line);
            }
        }
        self.edits.update_value(|n| *n = n.wrapping_add(1));
        self.waits.set_value(false);
        self.id.set_value(id.unwrap_or(0));
        self.view.set(link.view.clone());
        self.notice.set(notice);
        self.watches.set(watches.into_iter().map(|w| (w, None)).collect());
        // As the desk says it, so that the two can be compared.
        let link = Link { scenario: desk.scenario(), ..link };
        self.desk.set(desk);
        self.opened.update(|n| *n += 1);
        let (mut player, problems) =
            if run { Player::at_start(&link) } else { (Player::at_start(&Link::default()).0, Vec::new()) };
        self.arm(&mut player);
        self.stale.set(problems.iter().any(|p| p.error));
        self.problems.set(problems);
        self.run.replace(player);
        if run {
            self.arrive(&link, at);
        }
    }

    /// Goes to where a link stands, in slices, and says if what is found there is not what it was made of.
    fn arrive(self, link: &Link, at: Place) {
        match at {
            Place::Position(0) | Place::Step(0) => return,
            Place::Position(position) => self.run.act(Command::Position(position as usize)),
            Place::Step(step) => self.run.act(Command::Seek(step)),
        }
        let (Some(state), Place::Position(position)) = (link.state, at) else { return };
        leptos::task::spawn_local(async move {
            while self.run.busy.try_get_untracked() == Some(true) {
                TimeoutFuture::new(100).await;
            }
            let there = self.run.frame.try_with_untracked(|f| f.position as u64 == position) == Some(true);
            if there && self.run.with(|p| p.is_state(state)) == Some(false) {
                self.notice.set(Some(
                    "This link was made with another version of Ringside: the run may differ from the one that was \
                     shared."
                        .to_string(),
                ));
            }
        });
    }

    /// The open file's text has changed.
    pub fn edit(self, text: String) {
        if self.desk.with_untracked(|d| d.tab().text == text) {
            return;
        }
        self.desk.update(|d| d.tab_mut().text = text);
        self.changed();
    }

    /// Something that a run depends on has changed: keep it, and compile after a pause.
    pub fn changed(self) {
        // What was found belongs to the text as it was.
        self.explorer.forget();
        self.grader().forget();
        self.keep();
        self.waits.set_value(true);
        self.edits.update_value(|n| *n = n.wrapping_add(1));
        let turn = self.edits.get_value();
        leptos::task::spawn_local(async move {
            TimeoutFuture::new(PAUSE).await;
            if self.edits.try_get_value() == Some(turn) {
                self.compile();
            }
        });
    }

    /// Keeps what lies on the desk, before anything is tried with it.
    fn keep(self) {
        if let Some(working) = self.exercise.get_untracked() {
            exercise::keep(&working.handout.name, &self.answer(&working));
            return;
        }
        if self.id.get_value() == 0 {
            self.id.set_value(js_sys::Date::now() as u64);
        }
        let id = self.id.get_value();
        let (run, breakpoints) = self.desk.with_untracked(|d| (self.link_of(d).json(), d.breakpoints()));
        let watches = self.watches.with_untracked(|all| all.iter().map(|w| w.0.clone()).collect());
        keep::keep(Kept { id, run, breakpoints, watches });
        keep::set_here(id, &address());
    }

    /// Compiles at once what waits to be: whoever presses a button means the text on the screen.
    pub fn catch_up(self) {
        if self.waits.try_get_value() == Some(true) {
            self.compile();
        }
    }

    /// Compiles what is on the desk, now. True: it runs.
    pub fn compile(self) -> bool {
        self.waits.set_value(false);
        self.edits.update_value(|n| *n = n.wrapping_add(1));
        let Some(link) = self.desk.try_with_untracked(|d| self.link_of(d)) else { return false };
        let (mut player, problems) = Player::at_start(&link);
        let bad = problems.iter().any(|p| p.error);
        self.problems.set(problems);
        self.stale.set(bad);
        if !bad {
            self.arm(&mut player);
            self.run.replace(player);
        }
        !bad
    }

    /// Whether what runs is what the editor shows.
    fn is_current(self) -> bool {
        self.desk.with_untracked(|d| self.run.with(|p| *p.scenario() == d.scenario())) == Some(true)
    }

    /// On to the next breakpoint or to the end; compiles first what is not compiled yet.
    pub fn go(self) {
        if self.is_current() || self.compile() {
            self.run.act(Command::Continue);
        }
    }

    /// The lines of a file that have a breakpoint.
    pub fn set_breakpoints(self, file: &str, lines: Vec<u32>) {
        let current = self.is_current();
        // Where the text is another one already, its lines are not those of the program that runs.
        let statement = |line| self.run.with(|p| p.statement_line(file, line)).unwrap_or(line);
        let place = |line| if current { statement(line) } else { line };
        let lines = lines.into_iter().map(place).collect();
        let changed = self.desk.try_update(|d| {
            let tab = d.find(file).and_then(|i| d.tabs.get_mut(i));
            tab.is_some_and(|t| std::mem::replace(&mut t.breakpoints, lines) != t.breakpoints)
        });
        if changed != Some(true) {
            return;
        }
        if self.id.get_value() != 0 {
            self.keep();
        }
        let all = self.desk.with_untracked(Desk::breakpoints);
        self.run.with(|p| p.set_breakpoints(all));
    }

    /// Gives a new player the breakpoints and watches of the desk.
    fn arm(self, player: &mut Player) {
        player.set_breakpoints(self.desk.with_untracked(Desk::breakpoints));
        let texts: Vec<String> = self.watches.with_untracked(|all| all.iter().map(|w| w.0.clone()).collect());
        let wrong = player.set_watches(&texts);
        let all: Vec<_> = texts.into_iter().zip(wrong.into_iter().map(Result::err)).collect();
        if self.watches.with_untracked(|old| *old != all) {
            self.watches.set(all);
        }
    }

    /// Watches an expression of C.
    ///
    /// # Errors
    /// A sentence that says why it cannot be watched.
    pub fn add_watch(self, text: &str) -> Result<(), String> {
        self.catch_up();
        let text = self.run.with(|p| p.watch_text(text)).unwrap_or_else(|| Ok(text.to_string()))?;
        if self.watches.with_untracked(|all| all.iter().any(|w| w.0 == text)) {
            return Err(format!("`{text}` is watched already."));
        }
        self.watches.update(|all| all.push((text, None)));
        self.rearm();
        Ok(())
    }

    pub fn remove_watch(self, i: usize) {
        self.watches.update(|all| {
            if i < all.len() {
                all.remove(i);
            }
        });
        self.rearm();
    }

    fn rearm(self) {
        if self.id.get_value() != 0 {
            self.keep();
        }
        self.run.with(|p| self.arm(p));
        self.run.change(|_| true);
    }

    /// Finds out, while nothing else is to be done, where the runs that were left first differ from the one shown.
    fn follow_branches(self) {
        let comparing = StoredValue::new(false);
        Effect::new(move |_| {
            let open = self.run.frame.with(|f| f.others.iter().any(|o| o.difference.is_none()));
            if !open || comparing.get_value() {
                return;
            }
            comparing.set_value(true);
            leptos::task::spawn_local(async move {
                loop {
                    TimeoutFuture::new(4).await;
                    if self.run.busy.try_get_untracked() == Some(true) {
                        TimeoutFuture::new(100).await;
                        continue;
                    }
                    let until = now() + COMPARING;
                    if self.run.with(|p| p.compare_more(&mut || now() < until)) != Some(true) {
                        break;
                    }
                }
                comparing.try_set_value(false);
                self.run.change(|_| true);
            });
        });
    }

    /// The program on the desk as a link's JSON, for the explorer. None: it does not compile.
    pub fn program(self) -> Option<String> {
        (self.is_current() || self.compile()).then(|| self.desk.with_untracked(|d| self.link_of(d).json()))
    }

    /// Plays a run that the explorer found, from its start.
    pub fn play(self, schedule: &str, notice: &str) {
        if self.stage(schedule).is_some() {
            self.notice.set(Some(notice.to_string()));
            self.run.play_or_pause();
        }
    }

    /// Goes to the end of a run that the explorer found.
    pub fn stand(self, schedule: &str) {
        if let Some(steps) = self.stage(schedule) {
            self.run.act(Command::Position(steps));
        }
    }

    /// Puts a run of the program on the stage, at its start. Its length in base steps.
    fn stage(self, schedule: &str) -> Option<usize> {
        // What the explorer wrote can be read.
        let schedule: Schedule = schedule.parse().ok()?;
        let steps = schedule.len();
        let link = Link { schedule, ..self.desk.with_untracked(|d| self.link_of(d)) };
        let (mut player, problems) = Player::at_start(&link);
        if problems.iter().any(|p| p.error) {
            return None;
        }
        self.arm(&mut player);
        self.run.replace(player);
        self.staged.update(|n| *n += 1);
        Some(steps)
    }

    /// The answer to the exercise as it stands on the desk.
    fn answer(self, working: &Working) -> String {
        let name = &working.handout.sheet.properties.answer;
        let text = |d: &Desk| d.tabs.iter().find(|t| t.name == *name).map(|t| t.text.clone());
        self.desk.with_untracked(text).unwrap_or_default()
    }

    /// Looks at every schedule of the answer.
    pub fn check(self) {
        self.catch_up();
        if let Some(working) = self.exercise.get_untracked() {
            let sheet = serde_json::to_string(&working.handout.sheet).unwrap_or_default();
            self.grader().grade(sheet, self.answer(&working));
        }
    }

    /// Puts the exercise's first text in place of the answer, or the answer back in its place.
    pub fn start_over(self) {
        let Some(working) = self.exercise.get_untracked() else { return };
        let sheet = &working.handout.sheet;
        let text = self.answer(&working);
        let new = if text == sheet.start.text { working.aside.get_untracked() } else { Some(sheet.start.text.clone()) };
        let Some(new) = new else { return };
        working.aside.set(Some(text));
        self.desk.update(|d| {
            if let Some(i) = d.find(&sheet.properties.answer) {
                d.open(i);
                d.tab_mut().text = new;
            }
        });
        self.opened.update(|n| *n += 1);
        self.changed();
    }

    /// Whether the open file is one that the exercise gives and grading takes as it was given.
    pub fn given(self) -> bool {
        let open = self.desk.with(|d| d.tab().name.clone());
        self.exercise.with(|e| e.as_ref().is_some_and(|w| w.handout.sheet.properties.answer != open))
    }

    fn link_of(self, desk: &Desk) -> Link {
        Link { scenario: desk.scenario(), view: self.view.get_untracked(), ..Link::default() }
    }

    /// The run at the moment shown.
    pub fn link(self) -> Link {
        let here = self.run.with(|p| p.link());
        let desk = self.desk.with_untracked(|d| self.link_of(d));
        // While the text does not compile, or has not been compiled yet, the text is what matters.
        here.filter(|h| h.scenario == desk.scenario).unwrap_or(desk)
    }

    /// Writes the moment shown into the page's address, a little later than the last change.
    fn follow_address(self) {
        Effect::new(move |first: Option<()>| {
            self.run.frame.track();
            self.desk.track();
            if first.is_none() {
                // A page just opened has its address already.
                return;
            }
            self.addresses.update_value(|n| *n = n.wrapping_add(1));
            let turn = self.addresses.get_value();
            leptos::task::spawn_local(async move {
                TimeoutFuture::new(ADDRESS).await;
                if self.addresses.try_get_value() == Some(turn) {
                    self.write_address();
                }
            });
        });
    }

    fn write_address(self) {
        // The address of an exercise is its name: what is written is kept in this browser.
        if self.exercise.with_untracked(Option::is_some) {
            return;
        }
        let text = self.link().encode();
        // What could not be opened again is not written: then a reload goes by what is kept.
        let url = if text.len() > LONGEST { "#".to_string() } else { format!("#{text}") };
        if let Ok(history) = window().history() {
            // Browsers refuse when it comes too often; the next change tries again.
            let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&url));
        }
        if self.id.get_value() != 0 {
            keep::set_here(self.id.get_value(), &address());
        }
    }
}
