//! scraper's tree, built through a counter of depth and nodes.
use ego_tree::NodeId;
use html5ever::interface::ElementFlags;
use html5ever::tendril::StrTendril;
use html5ever::tree_builder::{NodeOrText, QuirksMode, TreeSink};
use html5ever::{Attribute, QualName};
use scraper::{Html, HtmlTreeSink};
use std::borrow::Cow;
use std::cell::{Cell, RefCell};

/// The deepest real page measured had 39 levels.
const DEEPEST: u16 = 512;
const DEEP: u16 = 128;
/// Formatting elements are opened again in every paragraph, so few bytes can mean many nodes.
const MOST_NODES: usize = 400_000;
const MANY_NODES: usize = 200_000;

pub struct BoundedSink {
    tree: HtmlTreeSink,
    depths: RefCell<Vec<u16>>,
    deepest: Cell<u16>,
}

/// A node and its place in `depths`.
#[derive(Debug, Clone, Copy)]
pub struct Handle {
    id: NodeId,
    number: usize,
}

impl Default for BoundedSink {
    fn default() -> Self {
        let tree = HtmlTreeSink::new(Html::new_document());
        Self { tree, depths: RefCell::new(vec![0]), deepest: Cell::new(0) }
    }
}

impl BoundedSink {
    /// The document ends here.
    pub fn is_full(&self) -> bool {
        self.deepest.get() > DEEPEST || self.depths.borrow().len() > MOST_NODES
    }

    pub fn is_deep(&self) -> bool {
        self.deepest.get() > DEEP || self.depths.borrow().len() > MANY_NODES
    }

    fn count(&self, id: NodeId) -> Handle {
        let mut depths = self.depths.borrow_mut();
        depths.push(0);
        Handle { id, number: depths.len() - 1 }
    }

    fn place(&self, child: &NodeOrText<Handle>, depth: u16) {
        if let NodeOrText::AppendNode(handle) = child {
            self.depths.borrow_mut()[handle.number] = depth;
            self.deepest.set(self.deepest.get().max(depth));
        }
    }

    fn depth(&self, handle: &Handle) -> u16 {
        self.depths.borrow()[handle.number]
    }
}

fn inner(child: NodeOrText<Handle>) -> NodeOrText<NodeId> {
    match child {
        NodeOrText::AppendNode(handle) => NodeOrText::AppendNode(handle.id),
        NodeOrText::AppendText(text) => NodeOrText::AppendText(text),
    }
}

impl TreeSink for BoundedSink {
    type Handle = Handle;
    type Output = Html;
    type ElemName<'a> = <HtmlTreeSink as TreeSink>::ElemName<'a>;

    fn finish(self) -> Html {
        self.tree.finish()
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> Handle {
        Handle { id: self.tree.get_document(), number: 0 }
    }

    fn elem_name<'a>(&'a self, target: &'a Handle) -> Self::ElemName<'a> {
        self.tree.elem_name(&target.id)
    }

    fn create_element(&self, name: QualName, attrs: Vec<Attribute>, flags: ElementFlags) -> Handle {
        self.count(self.tree.create_element(name, attrs, flags))
    }

    fn create_comment(&self, _: StrTendril) -> Handle {
        self.count(self.tree.create_comment(StrTendril::new()))
    }

    fn create_pi(&self, target: StrTendril, data: StrTendril) -> Handle {
        self.count(self.tree.create_pi(target, data))
    }

    fn append(&self, parent: &Handle, child: NodeOrText<Handle>) {
        self.place(&child, self.depth(parent).saturating_add(1));
        self.tree.append(&parent.id, inner(child));
    }

    fn append_based_on_parent_node(&self, element: &Handle, previous: &Handle, child: NodeOrText<Handle>) {
        let depth = self.depth(element).max(self.depth(previous));
        self.place(&child, depth.saturating_add(1));
        self.tree.append_based_on_parent_node(&element.id, &previous.id, inner(child));
    }

    fn append_doctype_to_document(&self, name: StrTendril, public: StrTendril, system: StrTendril) {
        self.tree.append_doctype_to_document(name, public, system);
    }

    fn get_template_contents(&self, target: &Handle) -> Handle {
        let depth = self.depth(target).saturating_add(1);
        let contents = self.count(self.tree.get_template_contents(&target.id));
        self.depths.borrow_mut()[contents.number] = depth;
        contents
    }

    fn same_node(&self, one: &Handle, other: &Handle) -> bool {
        one.id == other.id
    }

    fn set_quirks_mode(&self, mode: QuirksMode) {
        self.tree.set_quirks_mode(mode);
    }

    fn append_before_sibling(&self, sibling: &Handle, child: NodeOrText<Handle>) {
        self.place(&child, self.depth(sibling));
        self.tree.append_before_sibling(&sibling.id, inner(child));
    }

    fn add_attrs_if_missing(&self, target: &Handle, attrs: Vec<Attribute>) {
        self.tree.add_attrs_if_missing(&target.id, attrs);
    }

    fn remove_from_parent(&self, target: &Handle) {
        self.tree.remove_from_parent(&target.id);
    }

    fn reparent_children(&self, node: &Handle, new_parent: &Handle) {
        self.tree.reparent_children(&node.id, &new_parent.id);
    }
}
