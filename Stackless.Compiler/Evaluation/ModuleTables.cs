// What the instructions of one module have numbers for: names, globals, attribute entries, keyword lists, intrinsics, constants, functions. Numbered on first use.
using Stackless.Compiler.Ast;
using Stackless.Compiler.Ir;
using Stackless.Runtime;
using Stackless.Runtime.CompilerServices;

namespace Stackless.Compiler.Evaluation;
sealed class ModuleTables(bool isCollectible)
{
    readonly Dictionary<string, int> names = [], globals = [], keywords = [], intrinsics = [];
    readonly Dictionary<object, PyObject> constants = [];
    readonly Dictionary<IrFunction, int> functions = [];

    public List<string> Names { get; } = [];

    /// <summary>By number: the number of the name.</summary>
    public List<int> Globals { get; } = [];
    public List<int> Entries { get; } = [];
    public List<string[]> Keywords { get; } = [];
    public List<string> Intrinsics { get; } = [];

    /// <summary>In the order in which they are to be written: whatever gets a number is written in its turn.</summary>
    public List<IrFunction> Functions { get; } = [];

    public int Name(string name) => Number(names, Names, name, name);

    public int Global(string name)
    {
        if (!globals.TryGetValue(name, out var number))
        {
            globals.Add(name, number = Globals.Count);
            Globals.Add(Name(name));
        }
        return number;
    }

    /// <summary>One of its own for every operation, while there are numbers: then operations on one name share.</summary>
    public int NewEntry(string name)
    {
        var number = Name(name);
        if (Entries.Count >= MostOfTheirOwn)
        {
            if (shared is null)
            {
                shared = [];
                for (var i = 0; i < Entries.Count; i++)
                {
                    shared.TryAdd(Entries[i], i);
                }
            }
            if (!shared.TryAdd(number, Entries.Count))
            {
                return shared[number];
            }
        }
        Entries.Add(number);
        return Entries.Count - 1;
    }

    const int MostOfTheirOwn = 60_000;
    Dictionary<int, int>? shared;

    public int KeywordList(IReadOnlyList<string> list) => Number(keywords, Keywords, string.Join(',', list), [.. list]);

    public int Intrinsic(string name) => Number(intrinsics, Intrinsics, name, name);

    public int Function(IrFunction function) => Number(functions, Functions, function, function);

    static int Number<TKey, TItem>(Dictionary<TKey, int> numbers, List<TItem> items, TKey key, TItem item) where TKey : notnull
    {
        if (!numbers.TryGetValue(key, out var number))
        {
            numbers.Add(key, number = items.Count);
            items.Add(item);
        }
        return number;
    }

    /// <summary>A literal: the same object wherever it stands in the module.</summary>
    public Value Constant(Operand operand)
    {
        switch (operand)
        {
            case ConstTuple tuple:
                if (!constants.TryGetValue(tuple, out var known))
                {
                    constants.Add(tuple, known = TupleOf(tuple));
                }
                return new Value(known);
            case Const { Value.Value: var value }:
                switch (value)
                {
                    case ConstantNone: return Value.None;
                    case ConstantBool b: return Value.Bool(b.Value);
                    case ConstantEllipsis: return new Value(PyEllipsis.Instance);
                    case ConstantInt { Value: var number } when number >= long.MinValue && number <= long.MaxValue: return Value.Int((long)number);
                    case ConstantFloat number: return Value.Float(number.Value);
                }
                object key = value switch
                {
                    ConstantBytes bytes => "b" + Convert.ToBase64String(bytes.Value),
                    ConstantStr { CodePoints: { } points } => "p" + string.Join(',', points),
                    _ => value,
                };
                if (!constants.TryGetValue(key, out var made))
                {
                    constants.Add(key, made = Make(value));
                }
                return new Value(made);
            default:
                throw new InvalidOperationException($"{operand} is not a constant");
        }
    }

    PyTuple TupleOf(ConstTuple tuple)
    {
        var elements = new Value[tuple.Elements.Count];
        for (var i = 0; i < elements.Length; i++)
        {
            elements[i] = Constant(tuple.Elements[i]);
        }
        return PyTuple.Of(elements);
    }

    PyObject Make(ConstantValue value) => value switch
    {
        ConstantStr { CodePoints: { } points } => PyStr.FromPoints(points),
        ConstantStr str => isCollectible ? PyStr.InternWeakly(str.Text) : PyStr.Intern(str.Text),
        ConstantBytes bytes => new PyBytes(bytes.Value),
        ConstantInt big => new PyInt(big.Value),
        ConstantComplex complex => new PyComplex(0, complex.Imag),
        _ => throw new InvalidOperationException($"{value} is not a constant object"),
    };
}
