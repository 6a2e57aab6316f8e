//! What is put on the bench when the page opens: what the address asks for, else the reader's last work, else a program
//! to begin with.

use super::exercise::{self, Working};
use super::keep::{self, Kept};
use crate::link::Link;
use crate::machine::Scenario;
use crate::ui::dom::{fetch_text, site_file};
use crate::ui::protocol::{Target, target};
use leptos::prelude::window;
use std::rc::Rc;

/// Where a run is to stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// A position of the timeline, as links count.
    Position(u64),
    /// A reader's step, as people count.
    Step(u64),
}

/// Something to be put on the bench.
#[derive(Clone, Debug)]
pub struct Opening {
    pub link: Link,
    pub at: Place,
    pub notice: Option<String>,
    /// The kept piece of work that this is.
    pub id: Option<u64>,
    pub breakpoints: Vec<(String, u32)>,
    pub watches: Vec<String>,
    /// False: only the text is shown, because running it broke the page the last time.
    pub run: bool,
    /// The exercise that this is an answer to.
    pub exercise: Option<Rc<Working>>,
}

impl Opening {
    #[must_use]
    pub fn new(link: Link, notice: Option<String>) -> Opening {
        let at = Place::Position(link.step);
        Opening { link, at, notice, id: None, breakpoints: Vec::new(), watches: Vec::new(), run: true, exercise: None }
    }

    /// A kept piece of work.
    #[must_use]
    pub fn kept(kept: &Kept, notice: Option<String>) -> Option<Opening> {
        let link = kept.link()?;
        Some(Opening {
            id: Some(kept.id),
            breakpoints: kept.breakpoints.clone(),
            watches: kept.watches.clone(),
            ..Opening::new(link, notice)
        })
    }
}

/// The text behind the `#` of this page's address, with the `#`; empty without one.
#[must_use]
pub fn address() -> String {
    window().location().hash().unwrap_or_default()
}

/// What the page's address asks for.
pub async fn opening() -> Opening {
    let address = address();
    keep::rescue();
    let mut opening = find(&address).await;
    if keep::broke(&address) {
        opening.run = false;
        opening.notice = Some(
            "Ringside itself failed when it ran this the last time. Here is the text, not run; change it, and it is \
             compiled again."
                .to_string(),
        );
    }
    opening
}

async fn find(address: &str) -> Opening {
    let text = address.trim_start_matches('#');
    if let Some(name) = text.strip_prefix(exercise::PREFIX) {
        return exercise::fetch(name).await.unwrap_or_else(|why| instead(&why));
    }
    if let Some(kept) = keep::here(address) {
        // A reload. The address may lag behind the text, and holds the step if it does not.
        let same = Link::decode(text).ok().filter(|l| Some(&l.scenario) == kept.link().as_ref().map(|k| &k.scenario));
        if let Some(own) = Opening::kept(&kept, None) {
            return match same {
                Some(link) => Opening { at: Place::Position(link.step), link, ..own },
                None => own,
            };
        }
    }
    if text.is_empty() {
        let last = keep::all().first().and_then(|k| Opening::kept(k, Some("What you wrote here last.".to_string())));
        return last.unwrap_or_else(|| Opening::new(first_program(), None));
    }
    match target(text) {
        Some(Target::Figure { chapter, id, step }) => match figure(&chapter, &id).await {
            Ok(link) => {
                let at = step.map_or(Place::Position(link.step), Place::Step);
                let notice = format!("The figure {chapter}/{id} of the book.");
                Opening { at, ..Opening::new(link, Some(notice)) }
            }
            Err(why) => instead(&why),
        },
        _ => match Link::decode(text) {
            Ok(link) => from_link(link),
            Err(why) => instead(&why.to_string()),
        },
    }
}

fn from_link(link: Link) -> Opening {
    // One's own work, come back by a bookmark.
    let own = keep::all().into_iter().find(|k| k.link().is_some_and(|k| k.scenario == link.scenario));
    let notice = own.is_none().then(|| "Opened from a link, at the step it was shared at.".to_string());
    let new = Opening::new(link, notice);
    match own {
        Some(k) => Opening { id: Some(k.id), breakpoints: k.breakpoints, watches: k.watches, ..new },
        None => new,
    }
}

fn instead(why: &str) -> Opening {
    Opening::new(first_program(), Some(format!("{why} Here is the usual first program instead.")))
}

/// A figure of the book.
///
/// # Errors
/// A sentence, when there is none of that name.
async fn figure(chapter: &str, id: &str) -> Result<Link, String> {
    let text = fetch_text(&site_file(&format!("book/{chapter}/{id}.json"))).await;
    let text = text.map_err(|_| format!("The book has no figure {chapter}/{id}."))?;
    Link::from_json(text.as_bytes()).map_err(|e| e.to_string())
}

/// A pipe of twelve bytes, a writer and a reader.
fn first_program() -> Link {
    let mut scenario = Scenario::single("pipe.c", include_str!("../../../assets/programs/pipes/echo.c"));
    scenario.settings.insert("pipe".to_string(), "12".to_string());
    Link { scenario, ..Link::default() }
}

/// An empty desk's program.
#[must_use]
pub fn blank() -> Link {
    let text = "#include <stdio.h>\n\nint main(void)\n{\n    printf(\"Hello\\n\");\n    return 0;\n}\n";
    Link { scenario: Scenario::single("main.c", text), ..Link::default() }
}
