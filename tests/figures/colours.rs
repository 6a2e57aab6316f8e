//! Every pair of colours in which text is set has a contrast of at least 4.5 to 1, in both themes (WCAG 2.2, 1.4.3).

use std::collections::BTreeMap;

type Colour = [f64; 3];

const CSS: [&str; 2] = [include_str!("../../styles/tokens.css"), include_str!("../../styles/stage.css")];

/// The custom properties that are plain colours: of the bare `:root` rule, and for the dark theme those of the rule for
/// readers who chose it.
fn properties(dark: bool) -> BTreeMap<String, String> {
    let mut out = BTreeMap::new();
    for css in CSS {
        for head in [":root {", ":root[data-theme=\"dark\"] {"].into_iter().take(1 + usize::from(dark)) {
            // The rule may be there twice over; the query's own is nested and not at a line's start.
            let rule = css
                .split("\n}")
                .find_map(|r| r.split(&format!("\n{head}")).nth(1))
                .or_else(|| css.split(&format!("\n{head}")).nth(1)?.split('}').next());
            for line in rule.unwrap_or("").split(';') {
                if let Some((name, value)) = line.trim().split_once(':') {
                    out.insert(name.trim().to_string(), value.trim().to_string());
                }
            }
        }
    }
    out
}

fn colour(p: &BTreeMap<String, String>, name: &str) -> Colour {
    let text = p.get(&format!("--{name}")).unwrap_or_else(|| panic!("no --{name}"));
    let hex = text.strip_prefix('#').unwrap_or_else(|| panic!("--{name} is {text}"));
    let long: String = if hex.len() == 3 { hex.chars().flat_map(|c| [c, c]).collect() } else { hex.to_string() };
    [0, 2, 4].map(|i| f64::from(u8::from_str_radix(&long[i..i + 2], 16).expect("hex")))
}

fn luminance(c: Colour) -> f64 {
    let linear =
        c.map(|v| if v / 255.0 <= 0.03928 { v / 255.0 / 12.92 } else { ((v / 255.0 + 0.055) / 1.055).powf(2.4) });
    0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
}

fn contrast(a: Colour, b: Colour) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn mixed(a: Colour, b: Colour, share: f64) -> Colour {
    [0, 1, 2].map(|i| a[i] * share + b[i] * (1.0 - share))
}

#[test]
fn text_stands_out_in_both_themes() {
    let mut faint = Vec::new();
    for dark in [false, true] {
        let p = properties(dark);
        let tint: f64 = p.get("--bar-tint").expect("the tint").parse().expect("a number");
        let mut pair = |text: &str, on: &str, a: Colour, b: Colour| {
            let c = contrast(a, b);
            if c < 4.5 {
                faint.push(format!("{} {text} on {on}: {c:.2}", if dark { "dark" } else { "light" }));
            }
        };
        let hues: Vec<String> = (1..=8).map(|i| format!("p{i}")).collect();
        for (texts, grounds) in [
            (&["ink", "soft"][..], &["paper", "kernel", "card", "slot", "cur", "slab"][..]),
            (&["ink"][..], &["full", "just"][..]),
            (&["in", "out", "sig"][..], &["kernel", "card"][..]),
            (&["kw", "ty", "nb", "st", "cm", "pp"][..], &["card", "cur"][..]),
            (&["screen-ink"][..], &["screen"][..]),
            (&["p1", "p2", "p3", "p4", "p5", "p6", "p7", "p8"][..], &["paper", "card"][..]),
        ] {
            for t in texts {
                for g in grounds {
                    pair(t, g, colour(&p, t), colour(&p, g));
                }
            }
        }
        for h in &hues {
            // Names on their own bar, states and pids on anybody's, numbers on filled chips and ports.
            let bar = mixed(colour(&p, h), colour(&p, "card"), tint);
            for t in [h.as_str(), "soft", "ok", "blk", "sig"] {
                pair(t, &format!("the bar of {h}"), colour(&p, t), bar);
            }
            pair("on", h, colour(&p, "on"), colour(&p, h));
        }
    }
    assert!(faint.is_empty(), "{faint:#?}");
}
