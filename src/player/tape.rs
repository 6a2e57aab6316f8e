//! A recorded run: every reader's step of a figure as finished pictures, so that a page can play it without the kernel,
//! the compiler and the virtual machine. Those are fetched when the reader leaves the recording: lets somebody else
//! run, types, or edits.
//!
//! Rules:
//! - A tape is made by the player and shows exactly its frames; nothing is drawn in another way. Only what cards of the
//!   workbench need (variables, lines of an editor) is left out.
//! - Whatever occurs twice is kept once: texts, nodes, elements. Pictures differ little from step to step, so a tape
//!   is a few dozen kilobytes.
//! - A tape lies on a server: reading it never panics, and a damaged one is refused with a sentence.

use super::frame::{Frame, Pick, Piece, PieceKind, Remark};
use super::{Command, Playable, Player, Progress};
use crate::figure::geom::{Point, Polyline, Rect};
use crate::figure::metrics::Style;
use crate::figure::model::{Id, Width};
use crate::figure::narrate::{Kind, Sentence, Span};
use crate::figure::node::{Anchor, Node, Run, Shape};
use crate::figure::scene::{About, Element, Move, Scene, Token, Wire};
use crate::figure::timeline::Drawing;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The longest run that is recorded, in the reader's steps; a longer one is played by the machine itself.
const LONGEST: usize = 600;
/// The most bytes that a tape may unpack to.
const UNPACKED: usize = 32 * 1024 * 1024;
const VERSION: u32 = 1;

/// Numbers of texts, nodes and so on in the tape's tables.
type Text = u32;
type NodeAt = u32;

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
struct Content {
    version: u32,
    /// The reader's step at which the figure stands at first.
    start: u32,
    texts: Vec<String>,
    /// Children stand before their parents.
    nodes: Vec<PackedNode>,
    elements: Vec<PackedElement>,
    wires: Vec<PackedWire>,
    tokens: Vec<PackedToken>,
    moves: Vec<PackedMove>,
    moments: Vec<Moment>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
struct PackedNode {
    key: Text,
    class: Text,
    title: Text,
    shape: PackedShape,
    children: Vec<NodeAt>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
enum PackedShape {
    Group([f32; 3]),
    Rect([f32; 5]),
    Circle([f32; 3]),
    Line([f32; 4]),
    Path(Text),
    Text { at: [f32; 2], style: u8, anchor: u8, runs: Vec<(Text, Text)> },
}

#[derive(Clone, Debug, Serialize, Deserialize)]
struct PackedElement {
    key: Text,
    rect: [f32; 4],
    node: NodeAt,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
struct PackedWire {
    key: Text,
    path: Vec<[f32; 2]>,
    node: NodeAt,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
struct PackedToken {
    key: Text,
    at: [f32; 2],
    home: [f32; 2],
    node: NodeAt,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
struct PackedMove {
    key: Text,
    node: NodeAt,
    path: Vec<[f32; 2]>,
    from: f32,
    to: f32,
    reveals: Option<Text>,
}

/// What is the same at every width.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Moment {
    position: u32,
    known: u32,
    /// A system call was made in the step that led here.
    call: bool,
    at_end: bool,
    picks: Vec<(Text, u8, bool)>,
    console: Vec<(Text, u8)>,
    wants_input: bool,
    remark: Option<(Text, bool)>,
    narration: Vec<(u8, Text)>,
    description: Text,
    births: Vec<(Text, Text)>,
    burials: Vec<(Text, Text)>,
    /// By width (wide, narrow), then with what the last step moved drawn half-way.
    pictures: [Picture; 4],
}

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
struct Picture {
    size: [f32; 3],
    backdrop: Vec<NodeAt>,
    /// Cards, objects, benches, labels.
    elements: [Vec<u32>; 4],
    wires: Vec<u32>,
    tokens: Vec<u32>,
    moves: Vec<u32>,
    strip: Strip,
}

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
struct Strip {
    size: [f32; 2],
    nodes: Vec<NodeAt>,
    description: Text,
    /// Where the first step stands, and units for a step.
    scale: [f32; 2],
    range: [u32; 2],
}

/// A recorded run and the place in it.
#[derive(Clone, Debug)]
pub struct Tape {
    content: Content,
    /// The reader's step shown.
    at: usize,
    width: Width,
    trail: bool,
}

impl Tape {
    /// Records a player's run from its first step to its end, to be shown first at the player's step. None: the run is
    /// too long, or waits for somebody to type.
    #[must_use]
    pub fn record(player: &Player) -> Option<Tape> {
        let mut player = player.clone();
        let start = player.frame().step as usize;
        player.finish(Command::Seek(LONGEST as u64 + 1));
        let end = player.frame();
        if !end.at_end || end.wants_input || end.step as usize > LONGEST {
            return None;
        }
        let mut recorder = Recorder::default();
        for step in 0..=end.step {
            player.finish(Command::Seek(step));
            let call = player.is_call(step as usize);
            let mut frames = Vec::new();
            for (width, trail) in VARIANTS {
                player.set_width(width);
                player.set_trail(trail);
                frames.push(player.frame());
            }
            recorder.moment(&frames, call);
        }
        let content = Content { version: VERSION, start: start as u32, ..recorder.content };
        Some(Tape { content, at: start, width: Width::Wide, trail: false })
    }

    /// The tape as a file.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        // Plain data always has a form.
        let plain = postcard::to_allocvec(&self.content).unwrap_or_default();
        miniz_oxide::deflate::compress_to_vec(&plain, 9)
    }

    /// Reads what `encode` wrote.
    ///
    /// # Errors
    /// A sentence, when it is something else or damaged.
    pub fn decode(bytes: &[u8]) -> Result<Tape, String> {
        let damaged = "The recording of this figure is damaged.";
        let plain = miniz_oxide::inflate::decompress_to_vec_with_limit(bytes, UNPACKED).map_err(|_| damaged)?;
        let content: Content = postcard::from_bytes(&plain).map_err(|_| damaged)?;
        if content.version != VERSION {
            return Err(format!("The recording of this figure is of version {}.", content.version));
        }
        // A node that named itself or a later one would never end.
        let sound = content.nodes.iter().enumerate().all(|(i, n)| n.children.iter().all(|&c| (c as usize) < i));
        if !sound || content.moments.is_empty() {
            return Err(damaged.to_string());
        }
        let at = (content.start as usize).min(content.moments.len() - 1);
        Ok(Tape { content, at, width: Width::Wide, trail: false })
    }

    fn last(&self) -> usize {
        self.content.moments.len().saturating_sub(1)
    }

    fn text(&self, at: Text) -> String {
        self.content.texts.get(at as usize).cloned().unwrap_or_default()
    }

    fn node(&self, at: NodeAt) -> Node {
        let Some(packed) = self.content.nodes.get(at as usize) else { return Node::group("", 0.0, 0.0) };
        let shape = match &packed.shape {
            &PackedShape::Group([x, y, turn]) => Shape::Group { x: x.into(), y: y.into(), turn: turn.into() },
            &PackedShape::Rect([x, y, w, h, r]) => {
                Shape::Rect { x: x.into(), y: y.into(), w: w.into(), h: h.into(), r: r.into() }
            }
            &PackedShape::Circle([x, y, r]) => Shape::Circle { x: x.into(), y: y.into(), r: r.into() },
            &PackedShape::Line([x1, y1, x2, y2]) => {
                Shape::Line { x1: x1.into(), y1: y1.into(), x2: x2.into(), y2: y2.into() }
            }
            PackedShape::Path(d) => Shape::Path { d: self.text(*d) },
            PackedShape::Text { at, style, anchor, runs } => Shape::Text {
                x: at[0].into(),
                y: at[1].into(),
                style: Style::ALL.get(usize::from(*style)).copied().unwrap_or(Style::Sub),
                anchor: ANCHORS.get(usize::from(*anchor)).copied().unwrap_or(Anchor::Start),
                runs: runs.iter().map(|r| Run { class: Cow::Owned(self.text(r.0)), text: self.text(r.1) }).collect(),
            },
        };
        Node {
            key: self.text(packed.key),
            class: self.text(packed.class),
            shape,
            title: self.text(packed.title),
            children: packed.children.iter().map(|&c| self.node(c)).collect(),
        }
    }

    fn scene(&self, moment: &Moment, picture: &Picture) -> Scene {
        let c = &self.content;
        let [width, height, line_y] = picture.size.map(f64::from);
        let elements = |list: &Vec<u32>| -> Vec<Element> {
            let all = list.iter().filter_map(|&e| c.elements.get(e as usize));
            all.map(|e| {
                let [x, y, w, h] = e.rect.map(f64::from);
                let (key, node) = (self.text(e.key), self.node(e.node));
                Element { key, about: About::Nothing, rect: Rect { x, y, w, h }, node }
            })
            .collect()
        };
        let [cards, objects, benches, labels] = &picture.elements;
        let spans = moment.narration.iter().map(|(k, t)| Span { kind: kind(*k), text: self.text(*t) });
        Scene {
            width,
            height,
            line_y,
            backdrop: picture.backdrop.iter().map(|&n| self.node(n)).collect(),
            cards: elements(cards),
            objects: elements(objects),
            benches: elements(benches),
            labels: elements(labels),
            wires: picture
                .wires
                .iter()
                .filter_map(|&w| c.wires.get(w as usize))
                .map(|w| Wire {
                    key: self.text(w.key),
                    pid: 0,
                    to: Id::Clock,
                    fd: None,
                    path: line(&w.path),
                    node: self.node(w.node),
                })
                .collect(),
            tokens: picture
                .tokens
                .iter()
                .filter_map(|&t| c.tokens.get(t as usize))
                .map(|t| Token { key: self.text(t.key), at: point(t.at), node: self.node(t.node), home: point(t.home) })
                .collect(),
            moves: picture
                .moves
                .iter()
                .filter_map(|&m| c.moves.get(m as usize))
                .map(|m| Move {
                    key: self.text(m.key),
                    node: self.node(m.node),
                    path: line(&m.path),
                    from: m.from.into(),
                    to: m.to.into(),
                    reveals: m.reveals.map(|t| self.text(t)),
                })
                .collect(),
            births: moment.births.iter().map(|b| (self.text(b.0), self.text(b.1))).collect(),
            burials: moment.burials.iter().map(|b| (self.text(b.0), self.text(b.1))).collect(),
            narration: Sentence { spans: spans.collect() },
            description: self.text(moment.description),
        }
    }
}

impl Playable for Tape {
    fn act(&mut self, command: Command, _more_time: &mut dyn FnMut() -> bool) -> Progress {
        let moments = &self.content.moments;
        let last = self.last();
        let call = |i: &usize| moments.get(*i).is_some_and(|m| m.call);
        self.at = match command {
            Command::Step => (self.at + 1).min(last),
            Command::Back => self.at.saturating_sub(1),
            Command::NextCall => (self.at + 1..=last).find(call).unwrap_or(last),
            Command::LastCall => (0..self.at).rev().find(call).unwrap_or(0),
            Command::End | Command::Continue => last,
            Command::ContinueBack => 0,
            Command::Seek(step) => usize::try_from(step).unwrap_or(last).min(last),
            Command::SeekPosition(position) | Command::Position(position) => {
                moments.partition_point(|m| m.position as usize <= position).saturating_sub(1)
            }
            // The one that would run anyway.
            Command::Pick(n) if moments.get(self.at).and_then(|m| m.picks.get(n)).is_some_and(|p| p.2) => {
                (self.at + 1).min(last)
            }
            Command::Pick(_)
            | Command::Type(_)
            | Command::EndOfInput
            | Command::Interrupt
            | Command::Line(_)
            | Command::LineBack(_)
            | Command::NextChange(_)
            | Command::LastChange(_)
            | Command::Switch(..) => return Progress::Away,
        };
        Progress::Done
    }

    fn go_on(&mut self, _more_time: &mut dyn FnMut() -> bool) -> Progress {
        Progress::Done
    }

    fn frame(&mut self) -> Frame {
        let Some(moment) = self.content.moments.get(self.at) else { return Frame::default() };
        let variant = VARIANTS.iter().position(|v| *v == (self.width, self.trail)).unwrap_or(0);
        let Some(picture) = moment.pictures.get(variant) else { return Frame::default() };
        let strip = &picture.strip;
        let nodes = strip.nodes.iter().map(|&n| self.node(n)).collect();
        Frame {
            step: self.at as u64,
            len: self.last() as u64,
            position: moment.position as usize,
            known: moment.known as usize,
            at_end: moment.at_end,
            scene: self.scene(moment, picture),
            strip: Drawing::from_parts(
                strip.size.map(f64::from),
                nodes,
                self.text(strip.description),
                strip.scale.map(f64::from),
                strip.range,
            ),
            picks: moment
                .picks
                .iter()
                .map(|&(label, hue, usual)| Pick { label: self.text(label), hue, usual })
                .collect(),
            console: moment
                .console
                .iter()
                .map(|&(text, k)| Piece {
                    text: self.text(text),
                    kind: PIECES.get(usize::from(k)).copied().unwrap_or(PieceKind::Out),
                })
                .collect(),
            wants_input: moment.wants_input,
            remark: moment.remark.map(|(text, bad)| Remark { text: self.text(text), bad }),
            ..Frame::default()
        }
    }

    fn set_width(&mut self, width: Width) -> bool {
        // It is recorded for a page and for a phone.
        let width = if width.is_narrow() { Width::Narrow } else { Width::Wide };
        let changed = self.width != width;
        self.width = width;
        changed
    }

    fn width(&self) -> Width {
        self.width
    }

    fn set_trail(&mut self, trail: bool) {
        self.trail = trail;
    }

    fn at_breakpoint(&self) -> bool {
        false
    }

    fn prints(&self) -> bool {
        self.content.moments.last().is_some_and(|m| !m.console.is_empty())
    }
}

const VARIANTS: [(Width, bool); 4] =
    [(Width::Wide, false), (Width::Narrow, false), (Width::Wide, true), (Width::Narrow, true)];
const ANCHORS: [Anchor; 3] = [Anchor::Start, Anchor::Middle, Anchor::End];
const PIECES: [PieceKind; 3] = [PieceKind::Out, PieceKind::Err, PieceKind::Typed];

fn point([x, y]: [f32; 2]) -> Point {
    Point { x: x.into(), y: y.into() }
}

fn line(points: &[[f32; 2]]) -> Polyline {
    Polyline::new(points.iter().map(|&p| point(p)).collect())
}

/// Kinds of spans as numbers: names have their hue above the others.
const WHO: u8 = 8;

fn kind(number: u8) -> Kind {
    match number {
        1 => Kind::Code,
        2 => Kind::In,
        3 => Kind::Out,
        4 => Kind::Signal,
        n if n >= WHO => Kind::Who(n - WHO),
        _ => Kind::Plain,
    }
}

fn kind_number(kind: Kind) -> u8 {
    match kind {
        Kind::Plain => 0,
        Kind::Code => 1,
        Kind::In => 2,
        Kind::Out => 3,
        Kind::Signal => 4,
        Kind::Who(hue) => WHO.saturating_add(hue),
    }
}

/// Finds what has been seen before, by its bytes.
#[derive(Default)]
struct Seen(BTreeMap<Vec<u8>, u32>);

impl Seen {
    fn place<T: Serialize>(&mut self, table: &mut Vec<T>, value: T) -> u32 {
        let bytes = postcard::to_allocvec(&value).unwrap_or_default();
        *self.0.entry(bytes).or_insert_with(|| {
            table.push(value);
            table.len() as u32 - 1
        })
    }
}

#[derive(Default)]
struct Recorder {
    content: Content,
    texts: Seen,
    nodes: Seen,
    elements: Seen,
    wires: Seen,
    tokens: Seen,
    moves: Seen,
}

impl Recorder {
    fn text(&mut self, text: &str) -> Text {
        self.texts.place(&mut self.content.texts, text.to_string())
    }

    fn node(&mut self, node: &Node) -> NodeAt {
        let children = node.children.iter().map(|c| self.node(c)).collect();
        let small = |v: f64| v as f32;
        let shape = match &node.shape {
            &Shape::Group { x, y, turn } => PackedShape::Group([x, y, turn].map(small)),
            &Shape::Rect { x, y, w, h, r } => PackedShape::Rect([x, y, w, h, r].map(small)),
            &Shape::Circle { x, y, r } => PackedShape::Circle([x, y, r].map(small)),
            &Shape::Line { x1, y1, x2, y2 } => PackedShape::Line([x1, y1, x2, y2].map(small)),
            Shape::Path { d } => PackedShape::Path(self.text(d)),
            Shape::Text { x, y, style, anchor, runs } => PackedShape::Text {
                at: [*x, *y].map(small),
                style: Style::ALL.iter().position(|s| s == style).unwrap_or_default() as u8,
                anchor: ANCHORS.iter().position(|a| a == anchor).unwrap_or_default() as u8,
                runs: runs.iter().map(|r| (self.text(&r.class), self.text(&r.text))).collect(),
            },
        };
        let packed = PackedNode {
            key: self.text(&node.key),
            class: self.text(&node.class),
            title: self.text(&node.title),
            shape,
            children,
        };
        self.nodes.place(&mut self.content.nodes, packed)
    }

    fn nodes(&mut self, nodes: &[Node]) -> Vec<NodeAt> {
        nodes.iter().map(|n| self.node(n)).collect()
    }

    fn elements(&mut self, elements: &[Element]) -> Vec<u32> {
        elements
            .iter()
            .map(|e| {
                let rect = [e.rect.x, e.rect.y, e.rect.w, e.rect.h].map(|v| v as f32);
                let packed = PackedElement { key: self.text(&e.key), rect, node: self.node(&e.node) };
                self.elements.place(&mut self.content.elements, packed)
            })
            .collect()
    }

    fn moment(&mut self, frames: &[Frame], call: bool) {
        let Some(frame) = frames.first() else { return };
        let scene = &frame.scene;
        let mut pictures = frames.iter().map(|f| self.picture(f)).collect::<Vec<_>>().into_iter();
        let moment = Moment {
            position: frame.position as u32,
            known: frame.known as u32,
            call,
            at_end: frame.at_end,
            picks: frame.picks.iter().map(|p| (self.text(&p.label), p.hue, p.usual)).collect(),
            console: frame
                .console
                .iter()
                .map(|p| (self.text(&p.text), PIECES.iter().position(|k| *k == p.kind).unwrap_or_default() as u8))
                .collect(),
            wants_input: frame.wants_input,
            remark: frame.remark.as_ref().map(|r| (self.text(&r.text), r.bad)),
            narration: scene.narration.spans.iter().map(|s| (kind_number(s.kind), self.text(&s.text))).collect(),
            description: self.text(&scene.description),
            births: scene.births.iter().map(|b| (self.text(&b.0), self.text(&b.1))).collect(),
            burials: scene.burials.iter().map(|b| (self.text(&b.0), self.text(&b.1))).collect(),
            pictures: std::array::from_fn(|_| pictures.next().unwrap_or_default()),
        };
        self.content.moments.push(moment);
    }

    fn picture(&mut self, frame: &Frame) -> Picture {
        let s = &frame.scene;
        let two = |p: Point| [p.x as f32, p.y as f32];
        let mut picture = Picture {
            size: [s.width, s.height, s.line_y].map(|v| v as f32),
            backdrop: self.nodes(&s.backdrop),
            elements: [&s.cards, &s.objects, &s.benches, &s.labels].map(|list| self.elements(list)),
            ..Picture::default()
        };
        for w in &s.wires {
            let path = w.path.points.iter().map(|&p| two(p)).collect();
            let packed = PackedWire { key: self.text(&w.key), path, node: self.node(&w.node) };
            picture.wires.push(self.wires.place(&mut self.content.wires, packed));
        }
        for t in &s.tokens {
            let node = self.node(&t.node);
            let packed = PackedToken { key: self.text(&t.key), at: two(t.at), home: two(t.home), node };
            picture.tokens.push(self.tokens.place(&mut self.content.tokens, packed));
        }
        for m in &s.moves {
            let packed = PackedMove {
                key: self.text(&m.key),
                node: self.node(&m.node),
                path: m.path.points.iter().map(|&p| two(p)).collect(),
                from: m.from as f32,
                to: m.to as f32,
                reveals: m.reveals.as_ref().map(|r| self.text(r)),
            };
            picture.moves.push(self.moves.place(&mut self.content.moves, packed));
        }
        let (scale, range) = frame.strip.scale();
        picture.strip = Strip {
            size: [frame.strip.width, frame.strip.height].map(|v| v as f32),
            nodes: self.nodes(&frame.strip.nodes),
            description: self.text(&frame.strip.description),
            scale: scale.map(|v| v as f32),
            range,
        };
        picture
    }
}
