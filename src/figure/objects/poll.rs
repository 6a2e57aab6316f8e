//! Waiting for several things at once: epoll's interest list with its lamps, and signalfd's set.

use super::super::geom::{Rect, at};
use super::super::metrics::{Style, choose, fit, width};
use super::super::model::{ObjectView, PollItem};
use super::super::node::Node;
use super::parts::Stack;
use super::{Cx, Figure};

pub fn epoll(o: &ObjectView, items: &[PollItem], cx: &Cx) -> Figure {
    let shown = items.len().min(6);
    let caption = if items.len() > shown { format!("and {} more", items.len() - shown) } else { String::new() };
    let w = 216.0_f64.min(cx.room);
    let h = shown.max(1) as f64 * 18.0 + 10.0;
    let stack = Stack { o, w, h, caption, abreast: false, title: true, from_above: false };
    let (mut f, p) = stack.frame(cx);
    f.nodes.push(Node::rect("plate", Rect::new(p.x, p.y, w, h), 6.0));
    if items.is_empty() {
        f.nodes.push(Node::text(Style::Sub, at(p.x + 12.0, p.y + 18.0), "watches nothing"));
    }
    for (i, item) in items.iter().take(shown).enumerate() {
        let y = p.y + 18.0 * i as f64 + 14.0;
        f.nodes.push(Node::circle(if item.ready { "lamp lit" } else { "lamp" }, at(p.x + 14.0, y), 5.0));
        let what = if item.what.is_empty() { String::new() } else { format!(" {}", item.what) };
        let wordings = [
            format!("fd {}{what}: {}{}", item.fd, item.wanted, if item.ready { ", ready" } else { "" }),
            format!("fd {}: {}{}", item.fd, item.wanted, if item.ready { ", ready" } else { "" }),
        ];
        let text = choose(Style::Cell, &[&wordings[0], &wordings[1]], w - 34.0);
        f.nodes.push(Node::text(Style::Cell, at(p.x + 26.0, y + 4.0), text));
    }
    f.spots.push(("middle".into(), at(p.x + w / 2.0, p.y + h / 2.0)));
    f
}

pub fn signal_set(o: &ObjectView, set: &[String], waiting: &[String], cx: &Cx) -> Figure {
    let shown = set.len().min(5);
    let w = set.iter().take(shown).map(|s| width(Style::Sub, s) + 40.0).fold(120.0, f64::max).min(cx.room);
    let h = shown.max(1) as f64 * 18.0 + 10.0;
    let caption = if set.len() > shown { format!("and {} more", set.len() - shown) } else { String::new() };
    let stack = Stack { o, w, h, caption, abreast: false, title: true, from_above: false };
    let (mut f, p) = stack.frame(cx);
    f.nodes.push(Node::rect("plate", Rect::new(p.x, p.y, w, h), 6.0));
    for (i, s) in set.iter().take(shown).enumerate() {
        let y = p.y + 18.0 * i as f64 + 14.0;
        let lit = waiting.contains(s);
        f.nodes.push(Node::circle(if lit { "lamp lit" } else { "lamp" }, at(p.x + 14.0, y), 5.0));
        f.nodes.push(Node::text(Style::Sub, at(p.x + 26.0, y + 4.0), fit(Style::Sub, s, w - 34.0)));
    }
    f.spots.push(("middle".into(), at(p.x + w / 2.0, p.y + h / 2.0)));
    f
}

/// Below what is watched, what has been told and not read yet.
pub fn watches(o: &ObjectView, watched: &[String], told: &[String], cx: &Cx) -> Figure {
    let (above, below) = (watched.len().min(4), told.len().min(6));
    let lines = watched.iter().take(above).chain(told.iter().take(below));
    let w = lines.clone().map(|s| width(Style::Sub, s) + 24.0).fold(120.0, f64::max).min(cx.room);
    let h = (above + below).max(1) as f64 * 18.0 + 18.0;
    let more = watched.len() - above + told.len() - below;
    let caption = if more > 0 { format!("and {more} more") } else { String::new() };
    let stack = Stack { o, w, h, caption, abreast: false, title: true, from_above: false };
    let (mut f, p) = stack.frame(cx);
    f.nodes.push(Node::rect("plate", Rect::new(p.x, p.y, w, h), 6.0));
    for (i, s) in lines.enumerate() {
        let y = p.y + 18.0 * i as f64 + if i < above { 18.0 } else { 26.0 };
        f.nodes.push(Node::text(Style::Sub, at(p.x + 12.0, y), fit(Style::Sub, s, w - 20.0)));
    }
    f.spots.push(("middle".into(), at(p.x + w / 2.0, p.y + h / 2.0)));
    f
}
