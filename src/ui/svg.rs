//! Keeps the elements of an `<svg>` in step with a drawing: the same nodes that `figure::svg` writes as text.
//!
//! Rules: an element lives as long as its key does, so that motion and the pointer can hold on to it; what has not
//! changed is not touched; text becomes text nodes, never markup. The drawing decides, this file only follows.

use crate::figure::node::{Node, Run, Shape};
use crate::figure::svg::{keep_blanks, keeps_blanks};
use leptos::prelude::document;
use std::collections::BTreeMap;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, SvgElement};

const SVG: &str = "http://www.w3.org/2000/svg";

/// One node that is drawn, with its element.
struct Drawn {
    element: SvgElement,
    key: String,
    tag: &'static str,
    attributes: Vec<(&'static str, String)>,
    title: String,
    runs: Vec<Run>,
    children: Vec<Drawn>,
}

/// What a group of the document shows now.
#[derive(Default)]
pub struct Drawing {
    drawn: Vec<Drawn>,
}

impl Drawing {
    /// Makes the children of `parent` show `nodes`. Whatever else stands in `parent` at the first call is removed.
    pub fn show(&mut self, parent: &Element, nodes: &[&Node]) {
        if self.drawn.is_empty() {
            parent.set_text_content(None);
        }
        children(parent, &mut self.drawn, nodes, None);
    }

    /// The element of a keyed node, wherever it stands.
    pub fn element(&self, key: &str) -> Option<&SvgElement> {
        find(&self.drawn, key)
    }
}

fn find<'a>(drawn: &'a [Drawn], key: &str) -> Option<&'a SvgElement> {
    drawn.iter().find_map(|d| if d.key == key { Some(&d.element) } else { find(&d.children, key) })
}

/// Matches new nodes with drawn ones: by key where there is one, else by kind in order. `first` is what must stay in
/// front of all children (a node's `<title>`).
fn children(parent: &Element, drawn: &mut Vec<Drawn>, nodes: &[&Node], first: Option<web_sys::Node>) {
    let mut keyed: BTreeMap<String, Drawn> = BTreeMap::new();
    let mut plain: BTreeMap<&'static str, std::collections::VecDeque<Drawn>> = BTreeMap::new();
    for old in drawn.drain(..) {
        if old.key.is_empty() {
            plain.entry(old.tag).or_default().push_back(old);
        } else {
            keyed.insert(old.key.clone(), old);
        }
    }
    let mut place = first.map_or_else(|| parent.first_child(), |f| f.next_sibling());
    for node in nodes {
        let old = if node.key.is_empty() {
            plain.get_mut(node.tag()).and_then(std::collections::VecDeque::pop_front)
        } else {
            keyed.remove(&node.key).filter(|d| d.tag == node.tag())
        };
        let new = match old {
            Some(mut old) => {
                update(&mut old, node);
                Some(old)
            }
            None => create(node),
        };
        let Some(new) = new else { continue };
        if place.as_ref().is_some_and(|p| p.is_same_node(Some(&new.element))) {
            place = new.element.next_sibling();
        } else {
            // Moving an element that is in the document already takes it out first: that is what makes the order right.
            let _ = parent.insert_before(&new.element, place.as_ref());
        }
        drawn.push(new);
    }
    for gone in keyed.into_values().chain(plain.into_values().flatten()) {
        gone.element.remove();
    }
}

fn create(node: &Node) -> Option<Drawn> {
    let element: SvgElement = document().create_element_ns(Some(SVG), node.tag()).ok()?.dyn_into().ok()?;
    let mut drawn = Drawn {
        element,
        key: node.key.clone(),
        tag: node.tag(),
        attributes: Vec::new(),
        title: String::new(),
        runs: Vec::new(),
        children: Vec::new(),
    };
    update(&mut drawn, node);
    Some(drawn)
}

fn update(drawn: &mut Drawn, node: &Node) {
    let attributes = node.attributes();
    for (name, value) in &attributes {
        if !drawn.attributes.iter().any(|(n, v)| n == name && v == value) {
            let _ = drawn.element.set_attribute(name, value);
        }
    }
    for (name, _) in &drawn.attributes {
        if !attributes.iter().any(|(n, _)| n == name) {
            let _ = drawn.element.remove_attribute(name);
        }
    }
    drawn.attributes = attributes;

    let runs: &[Run] = if let Shape::Text { runs, .. } = &node.shape { runs } else { &[] };
    if drawn.runs != runs || drawn.title != node.title {
        if !runs.is_empty() || !drawn.runs.is_empty() {
            drawn.element.set_text_content(None);
        } else if let Some(title) = drawn.element.first_element_child().filter(|e| e.tag_name() == "title") {
            title.remove();
        }
        title(&drawn.element, &node.title);
        text(&drawn.element, node, runs);
        drawn.runs = runs.to_vec();
        drawn.title.clone_from(&node.title);
    }
    let first = if node.title.is_empty() { None } else { drawn.element.first_child() };
    let nodes: Vec<&Node> = node.children.iter().collect();
    if !(nodes.is_empty() && drawn.children.is_empty()) {
        children(&drawn.element, &mut drawn.children, &nodes, first);
    }
}

fn title(element: &SvgElement, text: &str) {
    if text.is_empty() {
        return;
    }
    if let Ok(title) = document().create_element_ns(Some(SVG), "title") {
        title.set_text_content(Some(text));
        let _ = element.insert_before(&title, element.first_child().as_ref());
    }
}

fn text(element: &SvgElement, node: &Node, runs: &[Run]) {
    let Shape::Text { style, .. } = &node.shape else { return };
    for run in runs {
        let text = if keeps_blanks(*style) { keep_blanks(&run.text) } else { run.text.clone() };
        if run.class.is_empty() {
            let _ = element.append_child(&document().create_text_node(&text));
        } else if let Ok(span) = document().create_element_ns(Some(SVG), "tspan") {
            let _ = span.set_attribute("class", &run.class);
            span.set_text_content(Some(&text));
            let _ = element.append_child(&span);
        }
    }
}
