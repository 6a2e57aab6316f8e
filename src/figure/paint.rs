//! The style sheet as presentation attributes: what a file of its own carries for programs that draw SVG but know no
//! variables of style sheets (librsvg, cairosvg, Inkscape, word processors). Without them all of a picture is black.
//!
//! Rules: the style sheet stays the one place where colours and typefaces are said; here it is only worked out, element
//! by element, as a browser would. What it may hold is what `styles/stage.css` and `styles/tokens.css` use: selectors of
//! classes and element names joined by blanks, `:not(...)` of classes, variables, the `font` shorthand. A test sees to it
//! that no variable is left over in any sample.

use super::svg::STYLE;
use std::collections::BTreeMap;

/// One compound of a selector: `text.state`, `.wire`, `path:not(.tip, .over)`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Compound {
    tag: String,
    with: Vec<String>,
    without: Vec<String>,
}

#[derive(Clone, Debug)]
struct Rule {
    /// From the outermost to the element itself.
    selector: Vec<Compound>,
    declarations: Vec<(String, String)>,
}

/// An element and what it has from those around it.
#[derive(Clone, Debug)]
struct Level {
    tag: &'static str,
    classes: Vec<String>,
    variables: BTreeMap<String, String>,
}

/// The style sheet, and the elements from the root to where the writing has got.
pub struct Paint {
    rules: Vec<Rule>,
    open: Vec<Level>,
}

/// What may stand as an attribute (SVG 1.1, appendix N); the rest of the sheet is for browsers.
const PROPERTIES: &[&str] = &[
    "fill",
    "font-family",
    "font-size",
    "font-weight",
    "letter-spacing",
    "opacity",
    "paint-order",
    "stroke",
    "stroke-dasharray",
    "stroke-linecap",
    "stroke-linejoin",
    "stroke-width",
];

impl Paint {
    pub fn new(dark: bool) -> Paint {
        let mut paint = Paint { rules: Vec::new(), open: Vec::new() };
        let mut root = BTreeMap::new();
        for (selector, body) in blocks(&without_notes(STYLE)) {
            if selector.starts_with('@') {
                continue;
            }
            let declarations = declarations(&body);
            match selector.as_str() {
                ":root" => root.extend(declarations),
                ":root[data-theme=\"dark\"]" if dark => root.extend(declarations),
                s if s.starts_with(":root") => {}
                _ => paint.rules.extend(alternatives(&selector).iter().map(|s| Rule {
                    selector: s.split_whitespace().map(compound).collect(),
                    declarations: declarations.clone(),
                })),
            }
        }
        paint.open.push(Level { tag: "", classes: Vec::new(), variables: root });
        paint
    }

    /// Goes into an element: the attributes it needs. `leave` goes back to the one around it.
    pub fn enter(&mut self, tag: &'static str, class: &str) -> Vec<(String, String)> {
        let variables = self.open.last().map(|l| l.variables.clone()).unwrap_or_default();
        self.open.push(Level { tag, classes: class.split_whitespace().map(str::to_string).collect(), variables });
        let mut hits: Vec<(usize, &Rule)> =
            self.rules.iter().filter(|r| matches(&r.selector, &self.open)).map(|r| (weight(&r.selector), r)).collect();
        // Later rules win among equals: the sort keeps their order.
        crate::order::sort_by_key(&mut hits, |h| h.0);
        let mut found: BTreeMap<String, String> = BTreeMap::new();
        let mut variables = self.open.last().map(|l| l.variables.clone()).unwrap_or_default();
        let mut last: Vec<&(String, String)> = Vec::new();
        for d in hits.iter().flat_map(|h| &h.1.declarations) {
            if d.1.ends_with("!important") {
                last.push(d);
            } else if d.0.starts_with("--") {
                variables.insert(d.0.clone(), resolve(&d.1, &variables));
            } else {
                found.insert(d.0.clone(), d.1.clone());
            }
        }
        found.extend(last.into_iter().map(|d| (d.0.clone(), d.1.trim_end_matches("!important").trim().to_string())));
        let out = attributes(&found, &variables);
        if let Some(level) = self.open.last_mut() {
            level.variables = variables;
        }
        out
    }

    pub fn leave(&mut self) {
        self.open.pop();
    }
}

fn attributes(found: &BTreeMap<String, String>, variables: &BTreeMap<String, String>) -> Vec<(String, String)> {
    let mut out = Vec::new();
    for (name, value) in found {
        let value = resolve(value, variables);
        if name == "font" {
            out.extend(font(&value));
        } else if PROPERTIES.contains(&name.as_str()) {
            let (value, alpha) = colour(&value);
            out.push((name.clone(), value));
            out.extend(alpha.map(|a| (format!("{name}-opacity"), a)));
        }
    }
    out
}

/// `600 14px Inter, serif` (and a size with a line height).
fn font(value: &str) -> Vec<(String, String)> {
    let mut parts = value.splitn(3, ' ');
    let (Some(weight), Some(size), Some(family)) = (parts.next(), parts.next(), parts.next()) else {
        return Vec::new();
    };
    let size = size.split('/').next().unwrap_or(size);
    [("font-weight", weight), ("font-size", size), ("font-family", family)]
        .into_iter()
        .filter(|(name, value)| !(*name == "font-weight" && *value == "400"))
        .map(|(name, value)| (name.to_string(), value.to_string()))
        .collect()
}

/// `rgb(20 30 50 / 8%)` as a colour that every program knows, and its opacity.
fn colour(value: &str) -> (String, Option<String>) {
    let parts = value.strip_prefix("rgb(").and_then(|v| v.strip_suffix(')')).and_then(|v| v.split_once('/'));
    let Some((rgb, alpha)) = parts else { return (value.to_string(), None) };
    let numbers: Vec<u8> = rgb.split_whitespace().filter_map(|n| n.parse().ok()).collect();
    let percent: Option<f64> = alpha.trim().strip_suffix('%').and_then(|a| a.parse().ok());
    match (numbers.as_slice(), percent) {
        ([r, g, b], Some(p)) => (format!("#{r:02x}{g:02x}{b:02x}"), Some(format!("{}", p / 100.0))),
        _ => (value.to_string(), None),
    }
}

/// The value with its variables put in; `var(--a, b)` is `b` where there is no `--a`.
fn resolve(value: &str, variables: &BTreeMap<String, String>) -> String {
    let Some(from) = value.find("var(") else { return value.to_string() };
    let inside = value.get(from + 4..).unwrap_or_default();
    let mut depth = 1;
    let to = inside.char_indices().find(|(_, c)| {
        depth += i32::from(*c == '(') - i32::from(*c == ')');
        depth == 0
    });
    let Some((to, _)) = to else { return value.to_string() };
    let (name, other) = inside.get(..to).unwrap_or_default().split_once(',').unwrap_or((&inside[..to], ""));
    let put = variables.get(name.trim()).cloned().unwrap_or_else(|| other.trim().to_string());
    let after = inside.get(to + 1..).unwrap_or_default();
    resolve(&format!("{}{put}{after}", &value[..from]), variables)
}

fn matches(selector: &[Compound], open: &[Level]) -> bool {
    let (Some((own, around)), Some((element, outer))) = (selector.split_last(), open.split_last()) else {
        return false;
    };
    if !fits(own, element) {
        return false;
    }
    // Each compound as far in as it will go leaves the most room for those before it.
    let mut rest = outer;
    for c in around.iter().rev() {
        let Some(i) = rest.iter().rposition(|l| fits(c, l)) else { return false };
        rest = rest.get(..i).unwrap_or_default();
    }
    true
}

fn fits(c: &Compound, level: &Level) -> bool {
    let has = |class: &String| level.classes.contains(class);
    (c.tag.is_empty() || c.tag == level.tag) && c.with.iter().all(has) && !c.without.iter().any(has)
}

/// Specificity: classes count before element names; `:not` counts as the most specific of its list.
fn weight(selector: &[Compound]) -> usize {
    selector
        .iter()
        .map(|c| 100 * (c.with.len() + usize::from(!c.without.is_empty())) + usize::from(!c.tag.is_empty()))
        .sum()
}

fn compound(text: &str) -> Compound {
    let (own, not) = text.split_once(":not(").unwrap_or((text, ""));
    let mut names = own.split('.');
    let tag = names.next().unwrap_or_default().to_string();
    let without = not.trim_end_matches(')').split(',').map(|n| n.trim().trim_start_matches('.'));
    Compound {
        tag,
        with: names.map(str::to_string).collect(),
        without: without.filter(|n| !n.is_empty()).map(str::to_string).collect(),
    }
}

/// The selectors of a list: commas within parentheses divide nothing, and blanks there join nothing.
fn alternatives(list: &str) -> Vec<String> {
    let mut out = vec![String::new()];
    let mut depth = 0;
    for c in list.chars() {
        depth += i32::from(c == '(') - i32::from(c == ')');
        match c {
            ',' if depth == 0 => out.push(String::new()),
            ' ' if depth > 0 => {}
            c => {
                if let Some(last) = out.last_mut() {
                    last.push(c);
                }
            }
        }
    }
    out
}

fn declarations(body: &str) -> Vec<(String, String)> {
    body.split(';')
        .filter_map(|d| d.split_once(':'))
        .map(|(name, value)| (name.trim().to_string(), value.split_whitespace().collect::<Vec<_>>().join(" ")))
        .collect()
}

/// Selectors and bodies of the outermost blocks.
fn blocks(css: &str) -> Vec<(String, String)> {
    let (mut out, mut head, mut body, mut depth) = (Vec::new(), String::new(), String::new(), 0);
    for c in css.chars() {
        match (c, depth) {
            ('{', 0) => depth = 1,
            ('}', 1) => {
                let selector = head.split_whitespace().collect::<Vec<_>>().join(" ");
                out.push((selector, std::mem::take(&mut body)));
                head.clear();
                depth = 0;
            }
            (c, 0) => head.push(c),
            (c, _) => {
                depth += i32::from(c == '{') - i32::from(c == '}');
                body.push(c);
            }
        }
    }
    out
}

/// A style sheet without its comments.
pub(super) fn without_notes(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some((before, after)) = rest.split_once("/*") {
        out.push_str(before);
        rest = after.split_once("*/").map_or("", |p| p.1);
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn own(paint: &mut Paint, path: &[(&'static str, &str)]) -> Vec<String> {
        let mut out = Vec::new();
        for (tag, class) in path {
            out = paint.enter(tag, class);
        }
        for _ in path {
            paint.leave();
        }
        out.iter().map(|(n, v)| format!("{n}={v}")).collect()
    }

    #[test]
    fn a_process_s_colour_comes_from_the_card_around_it() {
        let mut p = Paint::new(false);
        let bar = own(&mut p, &[("svg", "stage"), ("g", "card p2"), ("rect", "bar")]);
        assert_eq!(bar, ["fill=#ab4d00", "opacity=.1"]);
        let mut p = Paint::new(true);
        let bar = own(&mut p, &[("svg", "stage"), ("g", "card p2"), ("rect", "bar")]);
        assert_eq!(bar, ["fill=#f0954d", "opacity=.16"]);
    }

    #[test]
    fn the_more_specific_rule_wins_and_not_excludes() {
        let mut p = Paint::new(false);
        let line = own(&mut p, &[("svg", "stage"), ("g", "wire waits p1"), ("path", "")]);
        assert!(line.contains(&"stroke-dasharray=.1 5.5".to_string()), "{line:?}");
        let tip = own(&mut p, &[("svg", "stage"), ("g", "wire waits p1"), ("path", "tip")]);
        assert!(tip.contains(&"fill=#006aa7".to_string()) && tip.contains(&"stroke=none".to_string()), "{tip:?}");
        assert!(!tip.iter().any(|a| a.starts_with("stroke-dasharray")), "{tip:?}");
    }

    #[test]
    fn fonts_states_and_half_transparent_colours_are_spelt_out() {
        let mut p = Paint::new(false);
        let name = own(&mut p, &[("svg", "stage"), ("g", "card p1"), ("text", "name")]);
        assert!(
            name.contains(&"font-size=14px".to_string()) && name.contains(&"font-weight=600".to_string()),
            "{name:?}"
        );
        let state = own(&mut p, &[("svg", "stage"), ("g", "blk"), ("text", "state")]);
        assert!(state.contains(&"fill=#835c00".to_string()), "{state:?}");
        let plain = own(&mut p, &[("svg", "stage"), ("text", "state")]);
        assert!(plain.contains(&"fill=#1d2430".to_string()), "{plain:?}");
        let shade = own(&mut p, &[("svg", "stage"), ("g", "card"), ("rect", "shade")]);
        assert_eq!(shade, ["fill=#141e32", "fill-opacity=0.08"]);
        let screen = own(&mut p, &[("svg", "stage"), ("text", "screen-t")]);
        assert!(screen.contains(&"fill=#f2f0ea".to_string()), "{screen:?}");
    }
}
