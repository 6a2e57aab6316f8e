//! Figures: SVG text of known moments, and laws of layout and motion.
//!
//! To look at them: `RINGSIDE_DRAW=folder cargo test --test figures` writes each as standalone files.

mod colours;
mod laws;
mod live;
mod runs;
mod samples;

use expect_test::expect_file;
use ringside::figure::model::{View, Width};
use ringside::figure::scene;
use ringside::figure::svg::{SvgOptions, Theme};

fn with_width(mut view: View, width: Width) -> View {
    view.options.width = width;
    view
}

#[test]
fn draw_all_where_asked() {
    let Ok(folder) = std::env::var("RINGSIDE_DRAW") else { return };
    for (name, view) in samples::all() {
        for (suffix, width) in [("wide", Width::Wide), ("narrow", Width::Narrow)] {
            let s = scene(&with_width(view.clone(), width));
            for (theme_name, theme) in [("light", Theme::Light), ("dark", Theme::Dark)] {
                let text = s.svg(&SvgOptions { standalone: true, theme });
                let path = format!("{folder}/{name}-{suffix}-{theme_name}.svg");
                std::fs::write(path, text).expect("the folder exists");
            }
            std::fs::write(format!("{folder}/{name}.txt"), format!("{}\n\n{}\n", s.narration.plain(), s.description))
                .expect("the folder exists");
        }
    }
}

/// The text of each sample, as a page holds it. `UPDATE_EXPECT=1` writes them anew.
#[test]
fn the_samples_look_as_they_did() {
    for (name, view) in samples::all() {
        for (suffix, width) in [("wide", Width::Wide), ("narrow", Width::Narrow)] {
            let s = scene(&with_width(view.clone(), width));
            expect_file![format!("{name}-{suffix}.svg")].assert_eq(&s.svg(&SvgOptions::default()));
        }
    }
}
