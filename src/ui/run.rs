//! A live run on a page: what a reader can ask of it, and the one place where its state changes.
//!
//! Rules: a `Playable` (plain, tested natively) knows the run, be it the machine's or a recording; a `Run` holds one
//! behind a handle that components copy about, and a signal with the picture of the moment. Commands go in, a new `Frame` comes out; nothing else is kept.
//! Work that may take long goes in slices, so that the page answers and Stop stops it.

use crate::player::{Command, Frame, Playable, Player, Progress, Room, fit};
use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use std::rc::Rc;

/// How long one slice of long work may take, in milliseconds: most of a frame.
const SLICE: f64 = 12.0;
/// Steps a second when playing, slowest first. The middle one lets a motion finish.
pub const SPEEDS: &[(&str, u32)] = &[("slow", 1800), ("usual", 950), ("fast", 380), ("faster", 90)];

/// What is done about a command that a recording cannot follow.
type Leave = Rc<dyn Fn(Command)>;

/// What stays when another run takes the place.
#[derive(Default)]
struct Place {
    /// None: this is the machine's own run.
    leave: Option<Leave>,
    /// The room the stage has.
    room: Option<Room>,
}

#[derive(Clone, Copy)]
pub struct Run {
    playable: StoredValue<Box<dyn Playable>, LocalStorage>,
    place: StoredValue<Place, LocalStorage>,
    /// The moment to be shown.
    pub frame: RwSignal<Rc<Frame>, LocalStorage>,
    pub playing: RwSignal<bool>,
    /// Index into `SPEEDS`.
    pub speed: RwSignal<usize>,
    /// A long piece of work is under way.
    pub busy: RwSignal<bool>,
    /// A sentence about something that went wrong around the run, not in it.
    pub trouble: RwSignal<Option<String>>,
    /// Raised by whatever should end long work or playing: each has the number it began with.
    turn: StoredValue<u32>,
}

impl Run {
    pub fn new(playable: impl Playable + 'static) -> Run {
        let mut playable: Box<dyn Playable> = Box::new(playable);
        // Where nothing moves, the picture itself shows what the last step moved.
        playable.set_trail(super::dom::prefers_stillness());
        let frame = Rc::new(playable.frame());
        Run {
            playable: StoredValue::new_local(playable),
            place: StoredValue::new_local(Place::default()),
            frame: RwSignal::new_local(frame),
            playing: RwSignal::new(false),
            speed: RwSignal::new(1),
            busy: RwSignal::new(false),
            trouble: RwSignal::new(None),
            turn: StoredValue::new(0),
        }
    }

    /// What is to be done when the reader leaves a recording.
    pub fn on_leave(self, leave: impl Fn(Command) + 'static) {
        self.place.update_value(|p| p.leave = Some(Rc::new(leave)));
    }

    /// Another run in the same place.
    pub fn replace(self, playable: impl Playable + 'static) {
        self.stop();
        let mut playable: Box<dyn Playable> = Box::new(playable);
        playable.set_trail(super::dom::prefers_stillness());
        if let Some(room) = self.place.with_value(|p| p.room) {
            fit(playable.as_mut(), room);
        }
        self.playable.set_value(playable);
        self.show();
    }

    /// The stage is laid out for the room it has.
    pub fn give_room(self, room: Room) {
        if self.place.with_value(|p| p.room) != Some(room) {
            self.place.update_value(|p| p.room = Some(room));
            self.change(|p| fit(p, room));
        }
    }

    /// Asks the machine's own run; None of a recording.
    pub fn with<T>(self, ask: impl FnOnce(&mut Player) -> T) -> Option<T> {
        self.playable.try_update_value(|p| p.player().map(ask)).flatten()
    }

    /// The moment of the machine's own run as a link's text; None of a recording.
    pub fn link(self) -> Option<String> {
        self.playable.try_update_value(|p| p.link_text()).flatten()
    }

    /// Changes something other than the place in time; it says whether that is to be seen.
    pub fn change(self, change: impl FnOnce(&mut dyn Playable) -> bool) {
        if self.playable.try_update_value(|p| change(p.as_mut())) == Some(true) {
            self.show();
        }
    }

    fn show(self) {
        if let Some(frame) = self.playable.try_update_value(|p| p.frame()) {
            self.frame.set(Rc::new(frame));
        }
    }

    /// Ends playing and long work.
    pub fn stop(self) {
        self.turn.update_value(|t| *t = t.wrapping_add(1));
        self.playing.set(false);
        self.busy.set(false);
    }

    /// Does what the reader asked.
    pub fn act(self, command: Command) {
        self.stop();
        self.do_one(command);
    }

    /// True when the command is done or under way and something came of it.
    fn do_one(self, command: Command) {
        let until = now() + SLICE;
        let wanted = command.clone();
        let progress = self.playable.try_update_value(|p| p.act(command, &mut || now() < until));
        match progress {
            Some(Progress::Done) => self.show(),
            Some(Progress::Away) => {
                if let Some(leave) = self.place.with_value(|p| p.leave.clone()) {
                    self.busy.set(true);
                    leave(wanted);
                }
            }
            Some(Progress::More) => {
                self.busy.set(true);
                let turn = self.turn.get_value();
                leptos::task::spawn_local(async move { self.go_on(turn).await });
            }
            None => {}
        }
    }

    async fn go_on(self, turn: u32) {
        loop {
            TimeoutFuture::new(0).await;
            if self.turn.try_get_value() != Some(turn) {
                // Stopped: what has been reached is shown.
                self.show();
                return;
            }
            let until = now() + SLICE;
            match self.playable.try_update_value(|p| p.go_on(&mut || now() < until)) {
                Some(Progress::More) => {}
                Some(Progress::Done | Progress::Away) => break,
                None => return,
            }
        }
        self.busy.set(false);
        self.show();
    }

    /// Begins to play, or stops.
    pub fn play_or_pause(self) {
        if self.playing.get_untracked() {
            self.stop();
            return;
        }
        self.stop();
        self.playing.set(true);
        let turn = self.turn.get_value();
        leptos::task::spawn_local(async move {
            loop {
                if self.turn.try_get_value() != Some(turn) || self.frame.with_untracked(|f| f.at_end) {
                    break;
                }
                self.do_one(Command::Step);
                let wait = self.speed.try_get_untracked().and_then(|i| SPEEDS.get(i)).map_or(950, |s| s.1);
                TimeoutFuture::new(wait).await;
                if self.with_stop() {
                    break;
                }
            }
            if self.turn.try_get_value() == Some(turn) {
                self.playing.set(false);
            }
        });
    }

    /// Whether a breakpoint was reached by the last step of playing.
    fn with_stop(self) -> bool {
        self.playable.try_with_value(|p| p.at_breakpoint()).unwrap_or(true)
    }
}

/// Milliseconds since the page began.
pub fn now() -> f64 {
    window().performance().map_or(0.0, |p| p.now())
}
