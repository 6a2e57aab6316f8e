//! What a figure in a frame and the page around it say to each other: version 1.
//!
//! Out: `ready`, `height`, `step`, `need-next`, `need-prev`, `score`. In: `step`, `next`, `prev`, `play`, `pause`,
//! `reset`, `theme`. Objects `{ringside: 1, type, ...}`.
//!
//! Rules: only the page around us is listened to, and whatever it says is checked; no message can set text, code or an
//! address. A deck of reveal.js speaks in strings: `slide:start`, `slide:stop`, and takes `{"method":"next"}`.

use serde_json::{Value, json};

/// What the page around may ask for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ask {
    Step(u64),
    Next,
    Prev,
    Play,
    Pause,
    Reset,
    /// True: dark.
    Theme(bool),
    /// A deck has come to our slide: from now on the clicker's keys go to it when we have no step left.
    SlideStart,
    SlideStop,
}

/// Steps beyond this are no step of any run that a page can hold.
const MOST_STEPS: u64 = 100_000_000;

/// Reads a message's data, given as JSON (an object) or as the text itself (a string).
#[must_use]
pub fn read(data: &Value) -> Option<Ask> {
    if let Value::String(text) = data {
        return match text.as_str() {
            "slide:start" => Some(Ask::SlideStart),
            "slide:stop" => Some(Ask::SlideStop),
            _ => None,
        };
    }
    if data.get("ringside")?.as_u64()? != 1 {
        return None;
    }
    match data.get("type")?.as_str()? {
        "step" => data.get("step")?.as_u64().filter(|&s| s <= MOST_STEPS).map(Ask::Step),
        "next" => Some(Ask::Next),
        "prev" => Some(Ask::Prev),
        "play" => Some(Ask::Play),
        "pause" => Some(Ask::Pause),
        "reset" => Some(Ask::Reset),
        "theme" => match data.get("theme")?.as_str()? {
            "dark" => Some(Ask::Theme(true)),
            "light" => Some(Ask::Theme(false)),
            _ => None,
        },
        _ => None,
    }
}

/// What we tell the page around.
#[derive(Clone, Debug, PartialEq)]
pub enum Tell {
    Ready { step: u64, steps: u64 },
    Height(f64),
    Step { step: u64, steps: u64, end: bool },
    NeedNext,
    NeedPrev,
}

impl Tell {
    #[must_use]
    pub fn json(&self) -> Value {
        match self {
            Tell::Ready { step, steps } => json!({"ringside": 1, "type": "ready", "step": step, "steps": steps}),
            Tell::Height(height) => json!({"ringside": 1, "type": "height", "height": height}),
            Tell::Step { step, steps, end } => {
                json!({"ringside": 1, "type": "step", "step": step, "steps": steps, "end": end})
            }
            Tell::NeedNext => json!({"ringside": 1, "type": "need-next"}),
            Tell::NeedPrev => json!({"ringside": 1, "type": "need-prev"}),
        }
    }
}

/// The string that makes a deck of reveal.js turn.
#[must_use]
pub fn deck(forward: bool) -> &'static str {
    if forward { r#"{"method":"next"}"# } else { r#"{"method":"prev"}"# }
}

/// What a frame's address asks for behind its `#`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A run in a link: see `crate::link`.
    Link(String),
    /// A figure of the book, and a step if one is named: `pipes/echo`, `pipes/echo@12`.
    Figure { chapter: String, id: String, step: Option<u64> },
}

/// Reads the text behind the `#`.
#[must_use]
pub fn target(fragment: &str) -> Option<Target> {
    let text = fragment.trim_start_matches('#');
    if text.starts_with(|c: char| c.is_ascii_digit()) && text.contains('.') {
        return Some(Target::Link(text.to_string()));
    }
    let (path, step) = match text.split_once('@') {
        Some((path, step)) => (path, Some(step.parse().ok().filter(|&s| s <= MOST_STEPS)?)),
        None => (text, None),
    };
    let (chapter, id) = path.split_once('/')?;
    let plain = |s: &str| {
        !s.is_empty() && s.len() <= 64 && s.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
    };
    (plain(chapter) && plain(id)).then(|| Target::Figure { chapter: chapter.to_string(), id: id.to_string(), step })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_are_checked() {
        let check = |data: Value, expect: Option<Ask>| assert_eq!(read(&data), expect, "{data}");
        check(json!({"ringside": 1, "type": "step", "step": 12}), Some(Ask::Step(12)));
        check(json!({"ringside": 1, "type": "theme", "theme": "dark"}), Some(Ask::Theme(true)));
        check(json!("slide:start"), Some(Ask::SlideStart));
        check(json!({"ringside": 1, "type": "step", "step": -1}), None);
        check(json!({"ringside": 1, "type": "step", "step": 1.5}), None);
        check(json!({"ringside": 1, "type": "step", "step": 1e15}), None);
        check(json!({"ringside": 2, "type": "next"}), None);
        check(json!({"type": "next"}), None);
        check(json!({"ringside": 1, "type": "theme", "theme": "url(x)"}), None);
        check(json!({"ringside": 1, "type": "html", "html": "<b>"}), None);
        check(json!([1, 2]), None);
        check(json!("next"), None);
    }

    #[test]
    fn addresses_name_a_link_or_a_figure() {
        let figure = |step| Some(Target::Figure { chapter: "pipes".to_string(), id: "echo".to_string(), step });
        assert_eq!(target("#pipes/echo"), figure(None));
        assert_eq!(target("pipes/echo@12"), figure(Some(12)));
        assert_eq!(target("#1.abc"), Some(Target::Link("1.abc".to_string())));
        for bad in ["", "#", "pipes", "pipes/", "../x/y", "pipes/Echo", "pipes/echo@x", "pipes/echo@-1", "a/b/c"] {
            assert_eq!(target(bad), None, "{bad}");
        }
    }
}
