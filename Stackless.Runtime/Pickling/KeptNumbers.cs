// Which number an object has in the pickles of checkpoints that follow each other. Nothing is kept alive by having one, but texts: these are known by what they say,
// as the names of attributes and variables are read as other objects than the program has, and are forgotten when a pickle has not referred to them.
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Stackless.Runtime;

[PyType("Numbers", Module = "_checkpoints")]
sealed partial class KeptNumbers : PyObject
{
    readonly ConditionalWeakTable<object, object> numbers = [];
    int next;

    KeptNumbers() : base(ShapeIds.KeptNumbers)
    {
    }

    [PyConstructor]
    internal static Value New(ThreadState ts, PyType type) => new(new KeptNumbers());

    // Of this pickle, and those of the one before that this one has not come to.
    Dictionary<PyStr, int> texts = [], formerTexts = [];

    /// <summary>The next pickle begins.</summary>
    public void Begin() => (texts, formerTexts) = ([], texts);

    public int Of(object o)
    {
        switch (o)
        {
            case PyStr { ShapeId: ShapeIds.Str } text:
                return OfText(text);
            case PicklerFrame.CodeHash hash:
                return digests.TryGetValue(hash.Digest, out var known) ? known : digests[hash.Digest] = next++;
        }
        if (numbers.TryGetValue(o, out var number))
        {
            return (int)number;
        }
        numbers.Add(o, next);
        return next++;
    }

    int OfText(PyStr text)
    {
        if (!texts.TryGetValue(text, out var number))
        {
            texts.Add(text, number = formerTexts.TryGetValue(text, out var former) ? former : next++);
        }
        return number;
    }

    // The only numbers that are referred to are digests of code.
    readonly Dictionary<BigInteger, int> digests = [];

    List<Value> near = [];
    Dictionary<int, Value> far = [];

    /// <summary>The memo of the pickle that is read next.</summary>
    public (List<Value> Near, Dictionary<int, Value> Far) BeginReading() => (near, far) = ([], []);

    /// <summary>What was read keeps the numbers that it had there.</summary>
    public void EndReading()
    {
        for (var number = 0; number < near.Count; number++)
        {
            Set(near[number], number);
        }
        foreach (var (number, value) in far)
        {
            Set(value, number);
        }
        BeginReading();
    }

    void Set(Value value, int number)
    {
        if (!value.IsInt && !value.IsFloat && value.Object is PyStr { ShapeId: ShapeIds.Str } text)
        {
            texts[text] = number;
        }
        else if (value.IsInt)
        {
            digests[value.Bits] = number;
        }
        else if (value.Object is PyInt digest)
        {
            digests[digest.Number] = number;
        }
        else if (!value.IsFloat)
        {
            numbers.AddOrUpdate(value.Object is FrameBox box ? box.Frame : value.Object, number);
        }
        next = Math.Max(next, number + 1);
    }

    /// <summary>A copy knows no objects yet: what is numbered anew is right, but written anew.</summary>
    [PyMethod("__reduce__")]
    internal Value Reduce() => new(PyTuple.Of(new Value(Type), new Value(PyTuple.Empty)));
}
