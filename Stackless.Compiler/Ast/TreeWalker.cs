// A walk over the tree. Who derives from it says what is special about some nodes, and has all others walked by NodeFields: no node can be forgotten.
namespace Stackless.Compiler.Ast;

public abstract class TreeWalker : IFieldReader
{
    /// <summary>Comes to a node: what is not special about it is left to <see cref="VisitChildren"/>.</summary>
    protected abstract void Visit(Node node);

    /// <summary>Visits what stands directly below a node, in field order.</summary>
    protected void VisitChildren(Node node) => NodeFields.Describe(node, this);

    protected void VisitAll(IReadOnlyList<Node?> nodes)
    {
        for (var i = 0; i < nodes.Count; i++)
        {
            VisitOptional(nodes[i]);
        }
    }

    protected void VisitOptional(Node? node)
    {
        if (node is not null)
        {
            Visit(node);
        }
    }

    /// <summary>Chains of operators lean to the left and may be long: down the left side in a loop, then the operands from left to right.</summary>
    protected void VisitChain(BinOp node)
    {
        var rights = new Stack<Expr>();
        Expr left = node;
        while (left is BinOp inner)
        {
            rights.Push(inner.Right);
            left = inner.Left;
        }

        Visit(left);
        while (rights.Count > 0)
        {
            Visit(rights.Pop());
        }
    }

    void IFieldReader.Add(string name, Node? child) => VisitOptional(child);

    void IFieldReader.Add(string name, IReadOnlyList<Node?> children) => VisitAll(children);

    void IFieldReader.Add(string name, object? value)
    {
    }
}
