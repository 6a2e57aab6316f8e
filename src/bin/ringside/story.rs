//! `ringside run --story`: the run in words, a line for each of the reader's steps, as a page tells it.

use super::args::Args;
use super::load;
use ringside::link::{Link, View};
use ringside::machine::outcome::{DOES_NOT_COMPILE, STEP_LIMIT};
use ringside::player::{Command, Playable, Player};
use std::io::Read as _;

/// The reader's steps that are told.
const MOST: u64 = 10_000;

pub fn story(args: &Args) -> Result<i32, String> {
    let scenario = load::scenario(args)?;
    let schedule = args.value("schedule").unwrap_or("").parse().map_err(|e| format!("--schedule: {e}"))?;
    let most = args.number("max-steps", MOST)?;
    let mut typed_open = scenario.stdin.is_none();
    let link = Link { scenario, schedule, step: 0, state: None, view: View::default() };
    let (mut player, problems) = Player::new(&link);
    for p in problems.iter().filter(|p| p.error) {
        eprintln!("{}:{}: error: {}", p.file, p.finding.line, p.finding.message);
    }
    if problems.iter().any(|p| p.error) {
        return Ok(DOES_NOT_COMPILE);
    }
    for _ in 0..most {
        let frame = player.frame();
        println!("{:4}  {}", frame.step, frame.scene.narration.plain());
        if frame.at_end && frame.wants_input && typed_open {
            let mut text = String::new();
            typed_open = matches!(std::io::stdin().read_to_string(&mut text), Ok(n) if n > 0);
            if typed_open {
                player.act(Command::Type(text), &mut || true);
                typed_open = false;
            }
            player.act(Command::EndOfInput, &mut || true);
            continue;
        }
        if frame.at_end {
            if let Some(remark) = frame.remark {
                println!("      {}", remark.text);
            }
            return Ok(0);
        }
        player.act(Command::Step, &mut || true);
    }
    Ok(STEP_LIMIT)
}
