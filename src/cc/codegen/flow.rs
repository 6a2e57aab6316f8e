//! Where declarations, labels and jumps stand in a function, so that an object's life begins and ends rightly however
//! control moves.
//!
//! Statements are numbered in source order. An object lives from its declaration to the end of its block. A jump from
//! outside that range into it passes the declaration by: such an object is alive from the function's entry on and
//! never dies, so that no legal program is accused.

use super::super::tree::{Block, Function, LabelId, LocalId, Stmt, StmtKind};
use std::collections::{BTreeMap, BTreeSet};

#[derive(Default)]
pub(super) struct Flow {
    /// Each local's range.
    ranges: BTreeMap<LocalId, (u32, u32)>,
    /// A block's first and last number, by its address in the tree.
    blocks: BTreeMap<usize, (u32, u32)>,
    labels: BTreeMap<LabelId, u32>,
    gotos: BTreeMap<usize, (u32, LabelId)>,
    jumps: Vec<(u32, LabelId)>,
    /// Alive from the function's entry.
    pub from_entry: BTreeSet<LocalId>,
    pub has_labels: bool,
    next: u32,
}

impl Flow {
    pub(super) fn new(f: &Function) -> Flow {
        let mut flow = Flow { next: 1, has_labels: !f.labels.is_empty(), ..Flow::default() };
        flow.block(&f.body);
        if f.labels.is_empty() {
            return flow;
        }
        // A label whose address is taken can be reached from anywhere.
        for (i, l) in f.labels.iter().enumerate() {
            if l.address_taken {
                flow.jumps.push((0, i as LabelId));
            }
        }
        for (local, range) in &flow.ranges {
            let passed = flow.jumps.iter().any(|(from, label)| {
                flow.labels.get(label).is_some_and(|to| inside(*range, *to) && !inside(*range, *from))
            });
            if passed {
                flow.from_entry.insert(*local);
            }
        }
        flow
    }

    pub(super) fn block_range(&self, b: &Block) -> (u32, u32) {
        self.blocks.get(&(std::ptr::from_ref(b) as usize)).copied().unwrap_or((0, 0))
    }

    /// For a `goto`: its own number and its label's.
    pub(super) fn goto(&self, s: &Stmt) -> Option<(u32, u32)> {
        let (from, label) = self.gotos.get(&(std::ptr::from_ref(s) as usize))?;
        Some((*from, *self.labels.get(label)?))
    }

    /// Whether a jump from one number to another leaves the local's life.
    pub(super) fn leaves(&self, l: LocalId, from: u32, to: u32) -> bool {
        self.ranges.get(&l).is_some_and(|r| inside(*r, from) && !inside(*r, to))
    }

    fn number(&mut self) -> u32 {
        self.next += 1;
        self.next
    }

    fn block(&mut self, b: &Block) {
        let start = self.number();
        for l in &b.locals {
            self.ranges.insert(*l, (start, start));
        }
        for s in &b.stmts {
            self.stmt(s);
        }
        let end = self.number();
        for l in &b.locals {
            if let Some(r) = self.ranges.get_mut(l) {
                r.1 = end;
            }
        }
        self.blocks.insert(std::ptr::from_ref(b) as usize, (start, end));
    }

    fn stmt(&mut self, s: &Stmt) {
        let n = self.number();
        match &s.kind {
            StmtKind::Block(b) => self.block(b),
            StmtKind::Decl { local, .. } | StmtKind::DeclVla { local, .. } => {
                if let Some(r) = self.ranges.get_mut(local) {
                    r.0 = n;
                }
            }
            StmtKind::If { then, otherwise, .. } => {
                self.stmt(then);
                if let Some(o) = otherwise {
                    self.stmt(o);
                }
            }
            StmtKind::While { body, .. } | StmtKind::DoWhile { body, .. } | StmtKind::For { body, .. } => {
                self.stmt(body);
            }
            StmtKind::Switch { body, cases, default, .. } => {
                self.jumps.extend(cases.iter().map(|c| (n, c.2)));
                self.jumps.extend(default.map(|d| (n, d)));
                self.stmt(body);
            }
            StmtKind::Labelled { label, body } => {
                self.labels.insert(*label, n);
                self.stmt(body);
            }
            StmtKind::Goto(l) => {
                self.jumps.push((n, *l));
                self.gotos.insert(std::ptr::from_ref(s) as usize, (n, *l));
            }
            _ => {}
        }
    }
}

fn inside(range: (u32, u32), n: u32) -> bool {
    range.0 <= n && n < range.1
}

impl Flow {
    /// A local of a block inside an expression: those are not numbered.
    pub(super) fn block_range_is_unknown(&self, l: LocalId) -> bool {
        !self.ranges.contains_key(&l)
    }
}
