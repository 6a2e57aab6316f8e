//! The workbench's state in one handle: the desk, the run made of it, what the compiler says.
//!
//! An edit waits a moment, then the scenario is compiled; if it compiles, the run begins again from its start, so that
//! the stage never shows a program other than the one in the editor. The address follows, so a reload, a bookmark and
//! a shared link all open what one sees.

use super::desk::Desk;
use crate::link::{Link, View};
use crate::player::{Player, Problem};
use crate::ui::run::Run;
use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;

/// How long a pause in typing is, in milliseconds.
const PAUSE: u32 = 350;
/// How long the address waits for the last of several steps.
const ADDRESS: u32 = 700;

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
    edits: StoredValue<u32>,
    addresses: StoredValue<u32>,
}

impl Session {
    pub fn new(link: &Link) -> Session {
        let (player, problems) = Player::new(link);
        let session = Session {
            desk: RwSignal::new_local(Desk::new(&link.scenario)),
            run: Run::new(player),
            stale: RwSignal::new(problems.iter().any(|p| p.error)),
            problems: RwSignal::new(problems),
            view: RwSignal::new(link.view.clone()),
            notice: RwSignal::new(None),
            opened: RwSignal::new(0),
            edits: StoredValue::new(0),
            addresses: StoredValue::new(0),
        };
        session.follow_address();
        session
    }

    /// Puts another run on the desk.
    pub fn open(self, link: &Link, notice: Option<String>) {
        self.desk.set(Desk::new(&link.scenario));
        self.view.set(link.view.clone());
        self.notice.set(notice);
        self.opened.update(|n| *n += 1);
        let (player, problems) = Player::new(link);
        self.stale.set(problems.iter().any(|p| p.error));
        self.problems.set(problems);
        self.run.replace(player);
    }

    /// The open file's text has changed.
    pub fn edit(self, text: String) {
        if self.desk.with_untracked(|d| d.tab().text == text) {
            return;
        }
        self.desk.update(|d| d.tab_mut().text = text);
        self.changed();
    }

    /// Something that a run depends on has changed: compile after a pause.
    pub fn changed(self) {
        self.edits.update_value(|n| *n = n.wrapping_add(1));
        let turn = self.edits.get_value();
        leptos::task::spawn_local(async move {
            TimeoutFuture::new(PAUSE).await;
            if self.edits.try_get_value() == Some(turn) {
                self.compile();
            }
        });
    }

    /// Compiles what is on the desk, now.
    pub fn compile(self) {
        self.edits.update_value(|n| *n = n.wrapping_add(1));
        let Some(link) = self.desk.try_with_untracked(|d| self.link_of(d)) else { return };
        let (mut player, problems) = Player::new(&link);
        let bad = problems.iter().any(|p| p.error);
        self.problems.set(problems);
        self.stale.set(bad);
        if !bad {
            player.set_breakpoints(self.desk.with_untracked(Desk::breakpoints));
            self.run.replace(player);
        }
    }

    /// The lines of the open file that have a breakpoint.
    pub fn set_breakpoints(self, lines: Vec<u32>) {
        self.desk.update(|d| d.tab_mut().breakpoints = lines.into_iter().collect());
        let all = self.desk.with_untracked(Desk::breakpoints);
        self.run.with(|p| p.set_breakpoints(all));
    }

    fn link_of(self, desk: &Desk) -> Link {
        Link { scenario: desk.scenario(), view: self.view.get_untracked(), ..Link::default() }
    }

    /// The run at the moment shown.
    pub fn link(self) -> Link {
        let here = self.run.with(|p| p.link());
        // While the text does not compile, the text is what matters.
        here.filter(|_| !self.stale.get_untracked()).unwrap_or_else(|| self.desk.with_untracked(|d| self.link_of(d)))
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
                    let url = format!("#{}", self.link().encode());
                    if let Ok(history) = window().history() {
                        // Browsers refuse when it comes too often; the next change tries again.
                        let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&url));
                    }
                }
            });
        });
    }
}
