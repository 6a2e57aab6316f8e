//! A table of kernel objects by number: cheap to clone, copied only where it is changed.
//!
//! Numbers count up and are never used twice in one run, so an id names the same object at every step.

use std::rc::Rc;

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Table<T: Clone> {
    /// Sorted by id.
    rows: Rc<Vec<(i32, Rc<T>)>>,
    /// The number `add` gives next.
    next: i32,
}

impl<T: Clone> Default for Table<T> {
    fn default() -> Self {
        Table { rows: Rc::new(Vec::new()), next: 1 }
    }
}

impl<T: Clone> Table<T> {
    fn index(&self, id: i32) -> Result<usize, usize> {
        self.rows.binary_search_by_key(&id, |r| r.0)
    }

    #[must_use]
    pub fn get(&self, id: i32) -> Option<&T> {
        self.index(id).ok().map(|i| &*self.rows[i].1)
    }

    /// For changing one object: copies the row list and the object if a clone of the table still shares them.
    pub fn get_mut(&mut self, id: i32) -> Option<&mut T> {
        let i = self.index(id).ok()?;
        Some(Rc::make_mut(&mut Rc::make_mut(&mut self.rows)[i].1))
    }

    /// Puts a new object under the next number, from 1 on.
    pub fn add(&mut self, value: T) -> i32 {
        let id = self.next;
        self.insert(id, value);
        id
    }

    /// Puts an object under its number, in place of what had it.
    pub fn insert(&mut self, id: i32, value: T) {
        self.next = self.next.max(id.saturating_add(1));
        let rows = Rc::make_mut(&mut self.rows);
        match rows.binary_search_by_key(&id, |r| r.0) {
            Ok(i) => rows[i].1 = Rc::new(value),
            Err(i) => rows.insert(i, (id, Rc::new(value))),
        }
    }

    pub fn remove(&mut self, id: i32) -> Option<T> {
        let i = self.index(id).ok()?;
        let row = Rc::make_mut(&mut self.rows).remove(i).1;
        Some(Rc::unwrap_or_clone(row))
    }

    #[must_use]
    pub fn contains(&self, id: i32) -> bool {
        self.index(id).is_ok()
    }

    /// In the order of the numbers.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (i32, &T)> + '_ {
        self.rows.iter().map(|r| (r.0, &*r.1))
    }

    #[must_use]
    pub fn ids(&self) -> Vec<i32> {
        self.rows.iter().map(|r| r.0).collect()
    }

    /// Whether nothing has changed since one of the two was cloned from the other. May say no although they are equal.
    #[must_use]
    pub fn is_same(&self, other: &Table<T>) -> bool {
        Rc::ptr_eq(&self.rows, &other.rows) && self.next == other.next
    }

    /// In the order of the numbers, each with what `other` has under the same number: if that is the same object, it
    /// has not changed.
    pub fn iter_beside<'a>(&'a self, other: &'a Table<T>) -> impl Iterator<Item = (i32, &'a T, Option<&'a T>)> + 'a {
        self.rows.iter().map(|(id, row)| (*id, &**row, other.get(*id)))
    }

    /// Bytes of real memory behind this table and not behind another, `more` being what a row holds beyond itself (given
    /// its number, itself, and the other's row of that number if that is another).
    pub fn footprint_beyond(&self, other: &Table<T>, more: impl Fn(i32, &T, Option<&T>) -> usize) -> usize {
        if Rc::ptr_eq(&self.rows, &other.rows) {
            return 0;
        }
        let alone = |(id, row): &(i32, Rc<T>)| {
            let old = other.index(*id).ok().map(|i| &other.rows[i].1);
            match old {
                Some(old) if Rc::ptr_eq(old, row) => 0,
                old => size_of::<T>() + 16 + more(*id, row, old.map(Rc::as_ref)),
            }
        };
        self.rows.len() * size_of::<(i32, Rc<T>)>() + 40 + self.rows.iter().map(alone).sum::<usize>()
    }

    /// The number `add` gives next.
    #[must_use]
    pub fn next_id(&self) -> i32 {
        self.next
    }

    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    #[must_use]
    pub fn last_id(&self) -> Option<i32> {
        self.rows.last().map(|r| r.0)
    }
}
