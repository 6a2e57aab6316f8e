//! Statements: blocks and the lives of their objects, jumps, loops, initialisers.

use super::super::tree::{Block, Expr, ExprKind, Init, LocalId, Stmt, StmtKind, Store, SymId};
use super::super::types::Ty;
use super::place::Place;
use super::{Fun, Goal, Home, LAST_LOCAL, RelocKind, ScopeGen};
use crate::bytecode::{Op, Reg, SwitchTable, Var, VarPlace};

impl Fun<'_, '_> {
    pub(super) fn block(&mut self, b: &Block, outermost: bool) {
        let mark = self.top;
        let first_var = self.open_block(b, outermost);
        if outermost {
            let f = self.f;
            for s in &f.entry {
                self.stmt(s);
            }
        }
        let mut status = None;
        for (i, s) in b.stmts.iter().enumerate() {
            if outermost && i + 1 == b.stmts.len() {
                status = self.last_call(s);
            }
            if status.is_none() {
                self.stmt(s);
            }
        }
        if outermost {
            self.fall_off(b, status);
        }
        self.close_block(first_var, outermost);
        self.top = mark;
    }

    /// The call that ends a `void main`: its result stays where an exit status is looked for, so it becomes that.
    fn last_call(&mut self, s: &Stmt) -> Option<Reg> {
        let t = self.g.types();
        match &s.kind {
            StmtKind::Expr(e) if matches!(e.kind, ExprKind::Call { .. }) => {
                if !self.f.is_main || !t.is_void(self.f.ret) || t.int(e.ty).is_none() {
                    return None;
                }
                self.line(s.span);
                Some(self.value(e))
            }
            _ => None,
        }
    }

    /// Gives the block's locals their homes. Returns where its variables begin in the table.
    fn open_block(&mut self, b: &Block, outermost: bool) -> usize {
        let start = self.pc();
        let first_var = self.vars.len();
        let range = self.flow.block_range(b);
        let sp = if b.has_vla {
            let d = self.alloc();
            self.emit(Op::SaveSp { d });
            Some(d)
        } else {
            None
        };
        self.scopes.push(ScopeGen { live: Vec::new(), sp, vlas: Vec::new(), cleanups: Vec::new(), range });
        for l in &b.locals {
            if self.homes.get(*l as usize).is_none_or(|h| *h == Home::None) {
                self.house(*l);
            }
            self.describe(*l, start);
        }
        for s in &b.statics {
            self.describe_static(*s, start);
        }
        let _ = outermost;
        first_var
    }

    fn house(&mut self, l: LocalId) {
        let Some(local) = self.f.locals.get(l as usize) else { return };
        let ty = local.ty;
        let t = self.g.types();
        if t.vla(ty).is_some() || (t.is_array(ty) && t.size(ty).is_none()) {
            self.homes[l as usize] = if self.top < LAST_LOCAL {
                Home::Indirect(self.alloc())
            } else {
                let (off, _) = self.frame_room(8, 8, local.name.to_string(), 0, true);
                Home::IndirectFrame(off)
            };
            if self.flow.has_labels && self.top < LAST_LOCAL {
                let d = self.alloc();
                if let Some(s) = self.scopes.last_mut() {
                    s.vlas.push((l, d));
                }
            }
            return;
        }
        let scalar = t.is_scalar(ty) && !local.address_taken;
        if scalar && self.top < LAST_LOCAL {
            self.homes[l as usize] = Home::Reg(self.alloc());
            return;
        }
        // A local the compiler made must be there whenever it is written: it has no declaration.
        let inner = self.flow.has_labels && self.flow.block_range_is_unknown(l);
        let entry = self.flow.from_entry.contains(&l) || (t.is_scalar(ty) && local.name.is_empty()) || inner;
        let (off, object) = self.frame_object(l, entry);
        self.homes[l as usize] = Home::Frame(off, object);
        if !entry && let Some(s) = self.scopes.last_mut() {
            s.live.push((l, object));
        }
    }

    /// Adds a local to the debugger's table.
    fn describe(&mut self, l: LocalId, start: u32) {
        let Some(local) = self.f.locals.get(l as usize) else { return };
        if local.name.is_empty() {
            return;
        }
        let at = match self.homes[l as usize] {
            Home::Reg(r) => VarPlace::Reg(r),
            Home::Frame(off, _) => VarPlace::Frame(off),
            Home::Indirect(r) => VarPlace::RegIndirect(r),
            Home::IndirectFrame(off) => VarPlace::FrameIndirect(off),
            Home::None => return,
        };
        let ty = self.g.type_id(local.ty);
        let line = self.g.span_spot(local.span).1;
        let scope = (start, u32::MAX);
        self.vars.push(Var { name: local.name.to_string(), ty, at, scope, line, is_param: local.is_param });
    }

    fn describe_static(&mut self, s: u32, start: u32) {
        let Some(sym) = self.g.unit.symbols.get(s as usize) else { return };
        let ty = self.g.type_id(sym.ty);
        let line = self.g.span_spot(sym.span).1;
        self.statics.push((self.vars.len(), s));
        let at = if sym.tls { VarPlace::Tls(0) } else { VarPlace::Global(0) };
        self.vars.push(Var { name: sym.name.to_string(), ty, at, scope: (start, u32::MAX), line, is_param: false });
    }

    fn close_block(&mut self, first_var: usize, outermost: bool) {
        if !outermost {
            self.clean_up(self.scopes.len() - 1);
        }
        let Some(scope) = self.scopes.pop() else { return };
        if !outermost {
            for (_, object) in scope.live.iter().rev() {
                self.emit(Op::Dead { i: *object });
            }
            if let Some(a) = scope.sp {
                self.emit(Op::RestoreSp { a });
            }
        }
        let end = self.pc();
        for v in &mut self.vars[first_var..] {
            if v.scope.1 == u32::MAX {
                v.scope.1 = end;
            }
        }
    }

    /// Calls what `cleanup` attributes ask for in the scopes above `depth`, the latest declaration first.
    fn clean_up(&mut self, depth: usize) {
        for i in (depth..self.scopes.len()).rev() {
            for (local, sym) in self.scopes[i].cleanups.clone().into_iter().rev() {
                self.clean_up_one(local, sym);
            }
        }
    }

    fn clean_up_one(&mut self, local: LocalId, sym: SymId) {
        let place = match self.homes.get(local as usize) {
            Some(Home::Frame(off, _)) => Place::Frame(*off),
            _ => return,
        };
        let mark = self.top;
        let base = self.alloc();
        self.address_of(place, Some(base));
        self.reloc(RelocKind::Call, sym, 0);
        self.emit(Op::Call { base, argc: 1, f: 0 });
        self.top = mark;
    }

    /// The end of the function's body. `status` is the result of the call that ended a `void main`.
    fn fall_off(&mut self, b: &Block, status: Option<Reg>) {
        self.spot(b.end);
        self.clean_up(0);
        let t = self.g.types();
        if self.f.is_main && t.int(self.f.ret).is_some() {
            let d = self.alloc();
            self.emit(Op::Imm { d, v: 0 });
            self.emit(Op::Ret { a: d });
        } else if t.is_void(self.f.ret) {
            if self.f.is_main {
                // `void main`: the exit status is what the last call left, else whatever; 0 is as good.
                let a = status.unwrap_or_else(|| {
                    let d = self.alloc();
                    self.emit(Op::Imm { d, v: 0 });
                    d
                });
                self.emit(Op::Ret { a });
            } else {
                self.emit(Op::RetVoid);
            }
        } else if self.record {
            self.emit(Op::Ret { a: 0 });
        } else {
            self.emit(Op::RetMissing);
        }
    }

    /// A statement expression: its block, then its value inside the block's scope.
    pub(super) fn statement(&mut self, b: &Block, value: Option<&Expr>, want: Option<Reg>, only_effect: bool) {
        let mark = self.top;
        let busy = self.busy_temps();
        let first_var = self.open_block(b, false);
        for s in &b.stmts {
            self.stmt(s);
        }
        match (value, want) {
            (Some(v), Some(d)) if !only_effect => {
                self.line(v.span);
                if self.ty_is_record(v.ty) {
                    // The block's objects die with it: the value moves out first.
                    let size = self.size(v.ty);
                    self.release_temps(&busy);
                    let off = self.temp(size);
                    let to = self.alloc();
                    self.emit(Op::FrameAddr { d: to, off });
                    self.copy_record(to, v, size);
                    self.emit(Op::Mov { d, a: to });
                } else if self.g.types().is_void(v.ty) {
                    self.effect(v);
                } else {
                    self.value_into(v, d);
                }
            }
            (Some(v), _) => {
                self.line(v.span);
                self.effect(v);
            }
            _ => {}
        }
        self.close_block(first_var, false);
        self.top = mark;
    }

    pub(super) fn stmt(&mut self, s: &Stmt) {
        let mark = self.top;
        let busy = self.busy_temps();
        self.stmt_inner(s);
        self.release_temps(&busy);
        self.top = mark;
    }

    fn stmt_inner(&mut self, s: &Stmt) {
        match &s.kind {
            StmtKind::Empty => {}
            StmtKind::Expr(e) => {
                self.line(s.span);
                self.effect(e);
            }
            StmtKind::Block(b) => self.block(b, false),
            StmtKind::Decl { local, init } => self.declare(s, *local, init.as_ref()),
            StmtKind::DeclVla { local, size } => {
                self.line(s.span);
                let place = Expr::new(ExprKind::Local(*size), Ty::ULONG, s.span);
                let size = Expr::new(ExprKind::Load(Box::new(place)), Ty::ULONG, s.span);
                let a = self.value(&size);
                let saved = self.scopes.last().and_then(|s| s.vlas.iter().find(|v| v.0 == *local));
                if let Some((_, d)) = saved.copied() {
                    self.emit(Op::SaveSp { d });
                }
                match self.homes.get(*local as usize).copied() {
                    Some(Home::Indirect(d)) => self.emit(Op::Alloca { d, a }),
                    Some(Home::IndirectFrame(off)) => {
                        let d = self.alloc();
                        self.emit(Op::Alloca { d, a });
                        self.emit(Op::StF64 { b: d, off });
                    }
                    _ => {}
                }
            }
            StmtKind::If { condition, then, otherwise } => self.if_stmt(s, condition, then, otherwise.as_deref()),
            StmtKind::While { condition, body } => self.while_stmt(s, condition, body),
            StmtKind::DoWhile { body, condition } => {
                let (again, next, exit) = (self.new_label(), self.new_label(), self.new_label());
                self.here(again);
                if constant(condition) == Some(true) && matches!(body.kind, StmtKind::Empty) {
                    self.line(condition.span);
                }
                self.body(body, exit, Some(next));
                self.here(next);
                if constant(condition).is_none() {
                    self.line(condition.span);
                }
                self.branch(condition, again, true);
                self.here(exit);
            }
            StmtKind::For { condition, step, body } => self.for_stmt(condition.as_ref(), step.as_ref(), body, s),
            StmtKind::Switch { value, body, cases, default } => {
                self.line(value.span);
                let exit = self.new_label();
                let a = self.value(value);
                let end = default.unwrap_or(exit);
                let mut sorted = cases.clone();
                crate::order::sort(&mut sorted);
                self.switch(a, value, &sorted, end);
                self.body(body, exit, None);
                self.here(exit);
            }
            StmtKind::Labelled { label, body } => {
                self.here(*label);
                self.stmt(body);
            }
            StmtKind::Goto(label) => {
                self.line(s.span);
                if let Some((from, to)) = self.flow.goto(s) {
                    self.leave_by_goto(from, to);
                }
                self.jump(*label);
            }
            StmtKind::GotoComputed(e) => {
                self.line(s.span);
                let a = self.value(e);
                self.emit(Op::JmpR { a });
            }
            StmtKind::Break => {
                self.line(s.span);
                if let Some((exit, depth)) = self.targets.last().map(|g| (g.exit, g.scopes)) {
                    self.leave_scopes(depth);
                    self.jump(exit);
                }
            }
            StmtKind::Continue => {
                self.line(s.span);
                let goal = self.targets.iter().rev().find_map(|g| g.next.map(|n| (n, g.scopes)));
                if let Some((next, depth)) = goal {
                    self.leave_scopes(depth);
                    self.jump(next);
                }
            }
            StmtKind::Return(e) => self.return_stmt(s, e.as_ref()),
            StmtKind::Refuse(what) => {
                self.line(s.span);
                self.refuse(what);
            }
        }
    }

    /// A body that `break` leaves for `exit` and `continue` for `next`.
    fn body(&mut self, s: &Stmt, exit: u32, next: Option<u32>) {
        self.targets.push(Goal { exit, next, scopes: self.scopes.len() });
        self.stmt(s);
        self.targets.pop();
    }

    fn if_stmt(&mut self, s: &Stmt, condition: &Expr, then: &Stmt, otherwise: Option<&Stmt>) {
        self.line(condition.span);
        let _ = s;
        let no = self.new_label();
        self.branch(condition, no, false);
        self.stmt(then);
        match otherwise {
            None => self.here(no),
            Some(o) => {
                let end = self.new_label();
                self.jump(end);
                self.here(no);
                self.stmt(o);
                self.here(end);
            }
        }
    }

    fn while_stmt(&mut self, s: &Stmt, condition: &Expr, body: &Stmt) {
        let (again, next, exit) = (self.new_label(), self.new_label(), self.new_label());
        if constant(condition) == Some(true) {
            self.here(again);
            self.here(next);
            if matches!(body.kind, StmtKind::Empty) {
                self.line(s.span);
            }
            self.body(body, exit, Some(next));
            self.jump(again);
            self.here(exit);
            return;
        }
        self.spot(condition.span);
        self.jump(next);
        self.here(again);
        self.body(body, exit, Some(next));
        self.here(next);
        self.line(condition.span);
        self.branch(condition, again, true);
        self.here(exit);
    }

    fn for_stmt(&mut self, condition: Option<&Expr>, step: Option<&Expr>, body: &Stmt, s: &Stmt) {
        let (again, next, test, exit) = (self.new_label(), self.new_label(), self.new_label(), self.new_label());
        let endless = condition.is_none_or(|c| constant(c) == Some(true));
        if !endless {
            self.spot(condition.map_or(s.span, |c| c.span));
            self.jump(test);
        }
        self.here(again);
        if endless && step.is_none() && matches!(body.kind, StmtKind::Empty) {
            self.line(s.span);
        }
        self.body(body, exit, Some(next));
        self.here(next);
        if let Some(step) = step {
            self.line(step.span);
            self.effect(step);
        }
        self.here(test);
        match condition {
            Some(c) if !endless => {
                self.line(c.span);
                self.branch(c, again, true);
            }
            _ => self.jump(again),
        }
        self.here(exit);
    }

    fn switch(&mut self, a: Reg, value: &Expr, cases: &[(i64, i64, u32)], end: u32) {
        let unsigned = self.g.types().int(value.ty).is_some_and(|(size, signed)| size == 8 && !signed);
        let few = cases.len() <= 3 && cases.iter().all(|c| c.0 == c.1 && i16::try_from(c.0).is_ok());
        if few {
            for (v, _, t) in cases {
                self.emit(Op::JeqI { a, v: *v as i16, t: *t });
            }
            self.jump(end);
            return;
        }
        // The table compares signed; a range of an unsigned 64-bit value that crosses the sign is cut in two.
        let mut table = Vec::with_capacity(cases.len());
        for (low, high, t) in cases {
            if unsigned && *low >= 0 && *high < 0 {
                table.push((*low, i64::MAX, *t));
                table.push((i64::MIN, *high, *t));
            } else {
                table.push((*low, *high, *t));
            }
        }
        crate::order::sort(&mut table);
        let i = self.g.object.switches.len() as u32;
        self.g.object.switches.push(SwitchTable { cases: table, default: end });
        self.emit(Op::Switch { a, i });
    }

    /// Ends the lives of what stands above `depth` in the stack of scopes, for a jump out of them.
    fn leave_scopes(&mut self, depth: usize) {
        self.clean_up(depth);
        let mut sp = None;
        for i in (depth..self.scopes.len()).rev() {
            let objects: Vec<u32> = self.scopes[i].live.iter().rev().map(|o| o.1).collect();
            for object in objects {
                self.emit(Op::Dead { i: object });
            }
            sp = self.scopes[i].sp.or(sp);
        }
        if let Some(a) = sp {
            self.emit(Op::RestoreSp { a });
        }
    }

    fn leave_by_goto(&mut self, from: u32, to: u32) {
        let mut sp = None;
        for i in (0..self.scopes.len()).rev() {
            for (local, sym) in self.scopes[i].cleanups.clone().into_iter().rev() {
                if self.flow.leaves(local, from, to) {
                    self.clean_up_one(local, sym);
                }
            }
            let dying: Vec<u32> =
                self.scopes[i].live.iter().filter(|(l, _)| self.flow.leaves(*l, from, to)).map(|o| o.1).collect();
            for object in dying {
                self.emit(Op::Dead { i: object });
            }
            let (start, end) = self.scopes[i].range;
            if !(start <= to && to < end) {
                sp = self.scopes[i].sp.or(sp);
            } else if let Some((_, d)) = self.scopes[i].vlas.iter().find(|v| self.flow.leaves(v.0, from, to)) {
                // Back before its declaration: it will be made anew.
                sp = Some(*d);
            }
        }
        if let Some(a) = sp {
            self.emit(Op::RestoreSp { a });
        }
    }

    fn return_stmt(&mut self, s: &Stmt, e: Option<&Expr>) {
        self.line(s.span);
        match e {
            Some(e) if self.g.types().is_void(self.f.ret) => {
                self.effect(e);
                self.return_nothing();
            }
            Some(e) if self.record => {
                let size = self.size(e.ty);
                self.copy_record(0, e, size);
                self.clean_up(0);
                self.emit(Op::Ret { a: 0 });
            }
            Some(e) => {
                let mut a = self.value(e);
                if self.scopes.iter().any(|s| !s.cleanups.is_empty()) {
                    // What is called may change the variable that was returned.
                    let d = self.alloc();
                    a = self.moved(a, Some(d));
                    self.top = self.top.max(u16::from(d) + 1);
                    self.clean_up(0);
                }
                self.emit(Op::Ret { a });
            }
            None => self.return_nothing(),
        }
    }

    fn return_nothing(&mut self) {
        self.clean_up(0);
        if self.f.is_main {
            let d = self.alloc();
            self.emit(Op::Imm { d, v: 0 });
            self.emit(Op::Ret { a: d });
        } else if self.g.types().is_void(self.f.ret) {
            self.emit(Op::RetVoid);
        } else if self.record {
            self.emit(Op::Ret { a: 0 });
        } else {
            self.emit(Op::RetMissing);
        }
    }

    // Declarations.

    fn declare(&mut self, s: &Stmt, l: LocalId, init: Option<&Init>) {
        if init.is_some() {
            self.line(s.span);
        }
        let home = self.homes.get(l as usize).copied().unwrap_or(Home::None);
        match (home, init) {
            (Home::Reg(d), None) => self.emit(Op::Undef { d }),
            (Home::Reg(d), Some(Init::Value(e))) => {
                // `int x = x + 1;` reads an x without a value.
                if mentions(e, l) {
                    self.emit(Op::Undef { d });
                }
                self.value_into(e, d);
            }
            (Home::Frame(off, object), _) => {
                if !self.flow.from_entry.contains(&l) {
                    self.emit(Op::Live { i: object });
                }
                if let Some(init) = init {
                    let ty = self.f.locals[l as usize].ty;
                    self.initialise(Place::Frame(off), ty, init);
                }
            }
            _ => {}
        }
        let cleanup = self.f.locals.get(l as usize).and_then(|l| l.cleanup);
        if let (Some(sym), Some(s)) = (cleanup, self.scopes.last_mut()) {
            s.cleanups.push((l, sym));
        }
    }

    /// Stores an initialiser into an object.
    pub(super) fn initialise(&mut self, place: Place, ty: Ty, init: &Init) {
        let mark = self.top;
        let size = self.size(ty);
        match init {
            Init::Value(e) if self.ty_is_record(ty) => {
                let a = self.address_of(place, None);
                self.copy_record(a, e, size);
            }
            Init::Value(e) => {
                if let Place::Reg(d) = place {
                    self.value_into(e, d);
                } else {
                    let source = self.low_bits(e, ty, None);
                    let r = self.value(source);
                    self.store(place, ty, None, r);
                }
            }
            Init::Parts { zero, image, stores } => {
                if let Some(sym) = image {
                    let a = self.address_of(place, None);
                    let b = self.address_of(Place::Symbol(*sym, 0), None);
                    self.emit(Op::Copy { a, b, n: size as u32 });
                    self.top = mark;
                } else if *zero && size > 0 {
                    let a = self.address_of(place, None);
                    self.emit(Op::Zero { a, n: size as u32 });
                    self.top = mark;
                }
                for s in stores {
                    self.store_part(place, s, *zero);
                    self.top = mark;
                }
            }
        }
        self.top = mark;
    }

    fn store_part(&mut self, place: Place, s: &Store, zeroed: bool) {
        let at = self.shift(place, s.offset as i64);
        let t = self.g.types();
        if t.is_array(s.ty) {
            // From a literal, shorter or longer than the array.
            let size = self.size(s.ty);
            let ExprKind::Load(from) = &s.value.kind else { return };
            let have = self.size(s.value.ty).min(size);
            let a = self.address_of(at, None);
            if have < size && !zeroed {
                self.emit(Op::Zero { a, n: size as u32 });
            }
            let p = self.place(from);
            let b = self.address_of(p, None);
            if have > 0 {
                self.emit(Op::Copy { a, b, n: have as u32 });
            }
            return;
        }
        if t.is_record(s.ty) {
            let size = self.size(s.ty);
            let a = self.address_of(at, None);
            self.copy_record(a, &s.value, size);
            return;
        }
        let source = self.low_bits(&s.value, s.ty, s.bits);
        let r = self.value(source);
        let from = self.pc();
        self.store(at, s.ty, s.bits, r);
        // The parts of an object lie where its type has them, packed or not.
        let to = self.pc();
        self.g.object.packed.extend(from..to);
    }
}

fn constant(e: &Expr) -> Option<bool> {
    match &e.kind {
        ExprKind::Int(v) => Some(*v != 0),
        ExprKind::Float(f) => Some(*f != 0.0),
        _ => None,
    }
}

/// Whether an initialiser may read the very local it initialises: any place of that number in it.
fn mentions(e: &Expr, l: LocalId) -> bool {
    match &e.kind {
        ExprKind::Local(x) => *x == l,
        ExprKind::Int(_) | ExprKind::Float(_) | ExprKind::Global(_) | ExprKind::Function(_) => false,
        ExprKind::Load(a) | ExprKind::Cast(a) | ExprKind::Deref(a) | ExprKind::AddrOf(a) | ExprKind::Unary(_, a) => {
            mentions(a, l)
        }
        ExprKind::Binary(_, a, b) => mentions(a, l) || mentions(b, l),
        ExprKind::PtrAdd { pointer, index, .. } => mentions(pointer, l) || mentions(index, l),
        ExprKind::Call { args, callee, .. } => mentions(callee, l) || args.iter().any(|a| mentions(a, l)),
        ExprKind::Sys { args, .. } | ExprKind::Builtin { args, .. } => args.iter().any(|a| mentions(a, l)),
        _ => true,
    }
}
