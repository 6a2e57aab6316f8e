//! A scene: where everything stands at one moment, as plain data.
//!
//! Rules:
//! - Two scenes of one run can be laid over one another: what lives on has the same key in both.
//! - Boxes of cards, objects, benches and labels do not overlap (an object's benches lie in its box).
//! - `Scene::nodes` is the drawing, back to front; pages and export draw exactly that.

use super::geom::{Point, Polyline, Rect};
use super::model::Id;
use super::narrate::Sentence;
use super::node::Node;
use super::svg::{self, Sheet, SvgOptions};
use crate::kernel::{Pid, Tid};

#[derive(Clone, Debug, PartialEq, Default)]
pub struct Scene {
    pub width: f64,
    pub height: f64,
    /// Where user space ends and the kernel begins.
    pub line_y: f64,
    /// The kernel's ground, the line, their captions.
    pub backdrop: Vec<Node>,
    pub cards: Vec<Element>,
    pub objects: Vec<Element>,
    pub wires: Vec<Wire>,
    pub benches: Vec<Element>,
    /// Calls of the last step and those that wait, signals on their way, captions.
    pub labels: Vec<Element>,
    /// Small things that move by themselves: chips on benches, packets on wires.
    pub tokens: Vec<Token>,
    /// What travels from the moment before to this one.
    pub moves: Vec<Move>,
    /// Elements that came out of another one in this step, by key: a child out of its parent.
    pub births: Vec<(String, String)>,
    /// Elements that go into another one in this step, by key: a zombie to the parent that waited for it.
    pub burials: Vec<(String, String)>,
    /// The last step in words.
    pub narration: Sentence,
    /// The whole picture in words.
    pub description: String,
}

/// What an element shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum About {
    Process(Pid),
    Thread(Tid),
    Object(Id),
    Nothing,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Element {
    pub key: String,
    pub about: About,
    /// All of it lies within.
    pub rect: Rect,
    /// A group placed at the box's corner.
    pub node: Node,
}

/// A line from a descriptor (or from a process in a call) to an object.
#[derive(Clone, Debug, PartialEq)]
pub struct Wire {
    pub key: String,
    pub pid: Pid,
    pub to: Id,
    pub fd: Option<i32>,
    /// From the process to the object.
    pub path: Polyline,
    pub node: Node,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Token {
    pub key: String,
    pub at: Point,
    /// A group to be placed at `at`.
    pub node: Node,
    /// Where it comes from when it appears and goes when it leaves: its process.
    pub home: Point,
}

impl Token {
    pub fn new(key: String, at: Point, node: Node) -> Token {
        Token { key, at, node, home: at }
    }

    /// The token where it belongs, as a node.
    pub fn placed(&self) -> Node {
        let mut n = self.node.clone();
        if let super::node::Shape::Group { x, y, .. } = &mut n.shape {
            (*x, *y) = (self.at.x, self.at.y);
        }
        n.key.clone_from(&self.key);
        n
    }
}

/// Something that travels during a step and is nowhere afterwards: a byte, an envelope, a signal.
#[derive(Clone, Debug, PartialEq)]
pub struct Move {
    pub key: String,
    pub node: Node,
    pub path: Polyline,
    /// Shares of the step's duration.
    pub from: f64,
    pub to: f64,
    /// The group that appears as it arrives.
    pub reveals: Option<String>,
}

impl Scene {
    /// The drawing, back to front.
    pub fn nodes(&self) -> Vec<Node> {
        let mut out: Vec<Node> = self.backdrop.clone();
        out.extend(self.wires.iter().map(|w| w.node.clone()));
        for group in [&self.objects, &self.benches, &self.cards, &self.labels] {
            out.extend(group.iter().map(|e| e.node.clone()));
        }
        out.extend(self.tokens.iter().map(Token::placed));
        out
    }

    pub fn svg(&self, options: &SvgOptions) -> String {
        let nodes = self.nodes();
        svg::write(
            &Sheet {
                class: "stage",
                width: self.width,
                height: self.height,
                title: "Ringside",
                description: &self.description,
                nodes: nodes.iter().collect(),
            },
            options,
        )
    }

    pub fn element(&self, key: &str) -> Option<&Element> {
        [&self.cards, &self.objects, &self.benches, &self.labels].into_iter().flatten().find(|e| e.key == key)
    }
}
