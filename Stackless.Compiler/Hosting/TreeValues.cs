// A syntax tree as plain Python values, from which the runtime's library (_ast) makes the nodes that programs see: a node is a tuple
// (ASDL name, place or None, field, value, field, value, ...), an operator or context is its name as a tuple, lists are lists.
using System.Runtime.CompilerServices;
using Stackless.Compiler.Ast;
using Stackless.Runtime;

namespace Stackless.Compiler.Hosting;
static class TreeValues
{
    public static Value Of(Node node)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var fields = new List<(string Name, object? Value)>(8);
        var name = NodeFields.Describe(node, fields);
        var parts = new List<Value>(2 + 2 * fields.Count)
        {
            Text(name),
            NodeFields.HasPlace(node)
                ? new Value(PyTuple.Of(Value.Int(node.Span.Line), Value.Int(node.Span.Column), Value.Int(node.Span.EndLine), Value.Int(node.Span.EndColumn)))
                : Value.None,
        };
        foreach (var (field, value) in fields)
        {
            parts.Add(Text(field));
            parts.Add(Of(value));
        }
        return new Value(new PyTuple([.. parts]));
    }

    static Value Text(string text) => new(PyStr.Intern(text));

    static Value Of(object? value) => value switch
    {
        null => Value.None,
        Node node => Of(node),
        string text => Value.Str(text),
        int number => Value.Int(number),
        bool flag => Value.Int(flag ? 1 : 0),
        Enum symbol => new Value(PyTuple.Of(Text(symbol.ToString()), Value.None)),
        ConstantValue constant => Of(constant),
        System.Collections.IEnumerable list => new Value(new PyList([.. list.Cast<object?>().Select(Of)])),
        _ => throw new InvalidOperationException($"a field of the tree is a {value.GetType().Name}"),
    };

    static Value Of(ConstantValue constant) => constant switch
    {
        ConstantNone => Value.None,
        ConstantBool v => Value.Bool(v.Value),
        ConstantInt v => Value.Int(v.Value),
        ConstantFloat v => Value.Float(v.Value),
        ConstantComplex v => new Value(new PyComplex(0, v.Imag)),
        ConstantStr v => v.CodePoints is { } points ? new Value(PyStr.FromPoints(points)) : Value.Str(v.Text),
        ConstantBytes v => new Value(new PyBytes(v.Value)),
        ConstantEllipsis => new Value(PyEllipsis.Instance),
        _ => throw new InvalidOperationException($"no value for {constant.GetType().Name}"),
    };
}
