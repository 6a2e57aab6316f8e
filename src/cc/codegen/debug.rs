//! The types as the debugger needs them, each once for an object.

use super::super::types::{Float, Int, Kind, Len, Ty};
use super::Gen;
use crate::bytecode::{Field, Type, TypeId, TypeKind};

impl Gen<'_> {
    /// The debugger's number for a type. Registered before its parts, so that a list may point to itself.
    pub(super) fn type_id(&mut self, ty: Ty) -> TypeId {
        if let Some(id) = self.type_ids.get(&ty) {
            return *id;
        }
        let id = TypeId(self.object.types.len() as u32);
        self.type_ids.insert(ty, id);
        let t = &self.unit.types;
        self.object.types.push(Type {
            kind: TypeKind::Void,
            size: t.size(ty).unwrap_or(0),
            align: t.align(ty) as u32,
            name: t.name(ty),
        });
        let kind = self.type_kind(ty);
        if let Some(entry) = self.object.types.get_mut(id.0 as usize) {
            entry.kind = kind;
        }
        id
    }

    fn type_kind(&mut self, ty: Ty) -> TypeKind {
        match self.unit.types.kind(ty).clone() {
            Kind::Error | Kind::Void | Kind::Named(..) => TypeKind::Void,
            Kind::Bool => TypeKind::Bool,
            Kind::Int(Int::Char) => TypeKind::Char,
            Kind::Int(_) => TypeKind::Int { signed: self.unit.types.int(ty).is_some_and(|(_, s)| s) },
            Kind::Float(Float::Float | Float::Double | Float::LDouble) => TypeKind::Float,
            Kind::Pointer(to) => TypeKind::Pointer(self.type_id(to)),
            Kind::Function(_) => TypeKind::Function,
            Kind::Array(of, len) => {
                let len = match len {
                    Len::Known(n) => n,
                    _ => 0,
                };
                TypeKind::Array { of: self.type_id(of), len }
            }
            Kind::Record(i) => {
                let r = self.unit.types.records[i as usize].clone();
                let fields = r
                    .fields
                    .iter()
                    .map(|f| Field {
                        name: f.name.as_ref().map_or_else(String::new, ToString::to_string),
                        ty: self.type_id(f.ty),
                        offset: f.offset,
                        bits: f.bits.map(|b| (b.shift, b.width)),
                    })
                    .collect();
                if r.is_union { TypeKind::Union(fields) } else { TypeKind::Struct(fields) }
            }
            Kind::Enum(i) => {
                let e = &self.unit.types.enums[i as usize];
                TypeKind::Enum(e.constants.iter().map(|(n, v)| (n.to_string(), *v)).collect())
            }
        }
    }
}
