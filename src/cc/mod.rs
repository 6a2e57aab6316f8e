pub mod ast;
pub mod lex;
pub mod literal;
pub mod names;
pub mod preprocess;
pub mod token;
pub mod tree;
pub mod types;
