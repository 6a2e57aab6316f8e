//! A figure before anybody has touched it: its scenario, and the picture and words of its first moment, made by the same
//! code that later runs it in the page.

use super::blocks::{FigureSpec, Start};
use super::html::escape;
use crate::figure::model::{ProcessView, State, Width};
use crate::figure::narrate::Sentence;
use crate::figure::svg::{SvgOptions, Theme};
use crate::link::{Link, View};
use crate::machine::scenario::{File, ProgramSpec};
use crate::machine::{Scenario, Schedule};
use crate::player::tape::Tape;
use crate::player::{Command, Playable, Player, Problem};
use std::fs;
use std::path::Path;

/// Everything that a page holds of a figure.
pub struct Still {
    /// What brings it to life, and what the workbench opens.
    pub link: Link,
    /// For a page and for a phone: the drawing, and its height in its own units.
    pub wide: (String, f64),
    pub narrow: (String, f64),
    /// The timeline's heights when everything has happened, on a page and on a phone: so much room is kept for it.
    pub strip: (f64, f64),
    /// Who could run next: name, colour, whether the scheduler would choose it.
    pub picks: Vec<(String, u8, bool)>,
    /// The drawing as a file of its own.
    pub file: String,
    /// The sentence under the stage, as HTML.
    pub say: String,
    /// The programs print something: there is a terminal.
    pub prints: bool,
    pub step: u64,
    /// The whole run, recorded. None: it is too long or waits for input, and the page needs the machine at once.
    pub tape: Option<Tape>,
}

/// The scenario that an author's block means.
///
/// # Errors
/// A sentence: a program that cannot be read, a schedule that is none.
pub fn scenario(spec: &FigureSpec, assets: &Path) -> Result<(Scenario, Schedule), String> {
    let mut files: Vec<File> = Vec::new();
    let mut programs = Vec::new();
    for program in &spec.programs {
        let mut units = Vec::new();
        for path in &program.files {
            let text = fs::read_to_string(assets.join("programs").join(path)).map_err(|e| format!("{path}: {e}"))?;
            // The folder orders our assets and is of no use to a reader.
            let name = path.rsplit('/').next().unwrap_or(path).to_string();
            if !files.iter().any(|f| f.name == name) {
                files.push(File { name: name.clone(), text });
            }
            units.push(name);
        }
        programs.push(ProgramSpec { name: program.name.clone(), units });
    }
    let scenario = Scenario {
        files,
        programs,
        line: spec.run.clone(),
        stdin: spec.input.clone(),
        settings: spec.set.iter().cloned().collect(),
        ..Scenario::default()
    };
    scenario.kernel_settings()?;
    let schedule = match &spec.schedule {
        Some(text) => text.parse().map_err(|e| format!("{e}"))?,
        None => Schedule::new(),
    };
    Ok((scenario, schedule))
}

/// Runs a figure to where its author wants it to stand.
///
/// # Errors
/// A sentence that says why it cannot get there.
pub fn still(spec: &FigureSpec, assets: &Path) -> Result<Still, String> {
    let (scenario, schedule) = scenario(spec, assets)?;
    let view = View { show: spec.show.clone(), ring: spec.ring.clone(), count: spec.count.clone() };
    let link = Link { scenario, schedule, view, ..Link::default() };
    let (mut player, problems) = Player::new(&link);
    if let Some(Problem { file, finding, .. }) = problems.iter().find(|p| p.error) {
        return Err(format!("{file}:{}: {}", finding.line, finding.message));
    }
    match spec.start {
        Start::Main => {}
        Start::Step(step) => player.finish(Command::Seek(step)),
        Start::End => player.finish(Command::End),
        Start::Wait => {
            while !somebody_waits(&mut player) {
                if player.frame().at_end {
                    return Err("nobody ever waits".to_string());
                }
                player.finish(Command::Step);
            }
        }
        Start::Line(line) => {
            let file = link.scenario.files.first().map(|f| f.name.clone()).unwrap_or_default();
            player.set_breakpoints(vec![(file, line)]);
            player.act(Command::Continue, &mut || true);
            if !player.at_breakpoint() {
                return Err(format!("the run never reaches line {line}"));
            }
        }
    }
    if let Start::Step(step) = spec.start
        && player.frame().step != step
    {
        return Err(format!("the run ends before step {step}"));
    }
    let tape = Tape::record(&player);
    player.set_trail(true);
    let frame = player.frame();
    let mut draw = |width: Width| {
        player.set_width(width);
        let scene = player.scene();
        (scene.svg(&SvgOptions { standalone: false, theme: Theme::Both }), scene.height)
    };
    let narrow = draw(Width::Narrow);
    let wide = draw(Width::Wide);
    // Of the schedule only what the author wrote: what the scheduler chose it chooses again.
    let at = player.link();
    let link = Link { schedule: link.schedule, ..at };
    let strip = strip_heights(&link);
    Ok(Still {
        link,
        wide,
        narrow,
        strip,
        picks: frame.picks.iter().map(|p| (p.label.clone(), p.hue, p.usual)).collect(),
        file: player.svg(&SvgOptions { standalone: true, theme: Theme::Both }),
        say: sentence(&frame.scene.narration),
        prints: player.prints(),
        step: frame.step,
        tape,
    })
}

fn somebody_waits(player: &mut Player) -> bool {
    let waits = |p: &ProcessView| matches!(p.state, State::Blocked(_));
    player.view().is_some_and(|view| view.processes.iter().any(waits))
}

/// How high the timeline is when all processes have come.
fn strip_heights(link: &Link) -> (f64, f64) {
    let (mut player, _) = Player::at_start(link);
    player.finish(Command::End);
    let mut height = |width: Width| {
        player.set_width(width);
        player.frame().strip.height
    };
    (height(Width::Wide), height(Width::Narrow))
}

/// A sentence as the pages set it.
fn sentence(sentence: &Sentence) -> String {
    sentence
        .spans
        .iter()
        .map(|span| {
            let text = escape(&span.text);
            match span.kind.class().as_str() {
                "" => text,
                "code" => format!("<code>{text}</code>"),
                class => format!("<span class=\"{class}\">{text}</span>"),
            }
        })
        .collect()
}
