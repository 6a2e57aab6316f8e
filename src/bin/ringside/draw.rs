//! `ringside draw`: the stage at a step, as SVG. Steps are the reader's, as a page counts them.

use super::args::Args;
use super::load;
use ringside::figure::model::Width;
use ringside::figure::svg::SvgOptions;
use ringside::link::{Link, View};
use ringside::machine::outcome::DOES_NOT_COMPILE;
use ringside::player::{Command, Playable, Player};

pub fn draw(args: &Args) -> Result<i32, String> {
    let scenario = load::scenario(args)?;
    let schedule = args.value("schedule").unwrap_or("").parse().map_err(|e| format!("--schedule: {e}"))?;
    let step = args.number("at", 0)?;
    let mut view = View::default();
    if let Some(names) = args.value("ring") {
        match *names.split_whitespace().collect::<Vec<_>>() {
            [array, next_in, next_out, ref count @ ..] if count.len() < 2 => {
                view.ring = Some([array, next_in, next_out].map(str::to_string));
                view.count = count.first().map(|name| (*name).to_string());
            }
            _ => return Err("--ring takes an array and two indices, and the count if there is one".into()),
        }
    }
    let link = Link { scenario, schedule, step: 0, state: None, view };
    let (mut player, problems) = Player::new(&link);
    for p in &problems {
        let kind = if p.error { "error" } else { "warning" };
        eprintln!("{}:{}: {kind}: {}", p.file, p.finding.line, p.finding.message);
    }
    if problems.iter().any(|p| p.error) {
        return Ok(DOES_NOT_COMPILE);
    }
    player.set_width(Width::of(args.number("width", 900)? as f64));
    player.finish(Command::Seek(step));
    let picture = player.svg(&SvgOptions { standalone: true, ..SvgOptions::default() });
    match args.value("o") {
        Some(file) => std::fs::write(file, picture).map_err(|e| format!("{file}: {e}"))?,
        None => print!("{picture}"),
    }
    Ok(0)
}
