// What cannot be written, in words: what it is, and where it was met: in a suspended program (PicklePath), and as notes of the exception, in CPython's words.
namespace Stackless.Runtime;

sealed partial class PicklerFrame
{
    // What was called raised. Always false.
    bool FailedCall(ThreadState ts, out Value value)
    {
        value = default;
        AddNotes(ts.Exception!, misreduced ?? awaited switch
        {
            Awaited.Item or Awaited.Pair => Top.Target,
            Awaited.PartialNew => awaitedReduction!.Subject.Object,
            _ => null,
        });
        if (awaited == Awaited.ClassModule && ts.Exception!.Type.IsSubtypeOf(BuiltinTypes.ImportError))
        {
            awaited = Awaited.Nothing;
            ts.TakeException();
            var type = (PyType)awaitedFor.Object;
            return FailToFind(ts, type, type.ModuleText, type.QualifiedText, out value);
        }
        SayWhere(ts.Exception!);
        return false;
    }

    // The object that refused knows what it is, but not where in a tasklet it was met.
    void SayWhere(PyBaseException error)
    {
        if (awaited is Awaited.Reduction or Awaited.InstanceState or Awaited.NewArguments or Awaited.NewArgumentsEx
            && (error.Type == BuiltinTypes.TypeError || error.Type == BuiltinTypes.PicklingError)
            && error.Args.Items is [{ Object: PyStr message }] && PicklePath.Describe(stack) is { } path)
        {
            awaited = Awaited.Nothing;
            error.Args = PyTuple.Of(Value.Str($"{message.Text}: {path}"));
        }
    }

    /// <param name="reduced">What said a wrong thing of how it is made again.</param>
    bool Fail(ThreadState ts, PyType type, string message, out Value value, PyObject? reduced = null)
    {
        var path = PicklePath.Describe(stack, isAlwaysAsked: options.Moved is not null);
        value = ts.Raise(type, path is null ? message : $"{message}: {path}");
        misreduced = reduced;
        return false;
    }

    // What said a wrong thing of how it is made again; the frame ends with it.
    PyObject? misreduced;

    const int MostNotes = 1000;

    void AddNotes(PyBaseException error, PyObject? reduced)
    {
        if (options.Moved is not null || options.Keep is not null || awaited is Awaited.Target or Awaited.Flushed or Awaited.OldNames || !error.Type.IsSubtypeOf(BuiltinTypes.Exception))
        {
            return;
        }
        var notes = new List<string>();
        if (reduced is not null)
        {
            notes.Add($"{PickledNames.FullName(reduced.Type)} object");
        }
        for (var i = stack.Count - 1; i >= 0 && notes.Count < MostNotes; i--)
        {
            if (!(i == stack.Count - 1 && reduced is not null && ReferenceEquals(stack[i].Target, reduced)))
            {
                Note(notes, i);
            }
        }
        foreach (var note in notes)
        {
            error.AppendNote($"when serializing {note}");
        }
    }

    bool IsSave(int i) => i < stack.Count && stack[i].Step == PickleStep.Save;

    // Something else of the same reduction comes first.
    bool IsStillToCome(int i) => i + 1 < stack.Count && ReferenceEquals(stack[i + 1].Target, stack[i].Target)
        && stack[i + 1].Step is PickleStep.Memoize or PickleStep.ListItem or PickleStep.IteratedItem;

    void Note(List<string> notes, int i)
    {
        var work = stack[i];
        switch (work.Step)
        {
            case PickleStep.ListItem when work.Value.IsNull:
                notes.Add($"list item {work.Index - 1}");
                break;
            case PickleStep.DictItem when work.Value.IsNull:
                notes.Add($"dict item{KeyOf((PyDict)work.Target!, work.Extra)}");
                break;
            case PickleStep.TupleItem:
                notes.Add($"tuple item {work.Index - 1}");
                break;
            case PickleStep.SetItem:
                notes.Add($"{work.Target!.Type.Name} element");
                break;
            case PickleStep.Attribute:
                notes.Add($"dict item {TextRepr.Of(((KeyValuePair<PyStr, Value>[])work.Extra!)[work.Index - 1].Key)}");
                break;
            case PickleStep.ListItem when !IsStillToCome(i):
                NotePart(notes, work.Target!, $"item {work.Index - 1}");
                break;
            case PickleStep.DictItem when !IsStillToCome(i):
                NotePart(notes, work.Target!, $"item{KeyOf((PyDict)work.Target!, work.Extra)}");
                break;
            case PickleStep.IteratedItem or PickleStep.IteratedPair or PickleStep.Nothing when work.Extra is IteratedBatch batch && !IsStillToCome(i):
                // The first of a batch is written when the second is there.
                NotePart(notes, work.Target!, batch.LastKey.IsNull ? $"item {batch.Total - (IsSave(i + 1) ? 2 : 1)}" : $"item{Shown(IsSave(i + 1) && IsSave(i + 2) ? batch.KeyBefore : batch.LastKey)}");
                break;
            case PickleStep.Emit when work.Target is { } subject:
                NotePart(notes, subject, (PickleOpcode)work.Index switch
                {
                    PickleOpcode.Reduce => IsSave(i + 1) ? "reconstructor" : "reconstructor arguments",
                    PickleOpcode.NewObj => IsSave(i + 1) ? "class" : "__new__ arguments",
                    PickleOpcode.NewObjEx => IsSave(i + 1) && IsSave(i + 2) ? "class" : "__new__ arguments",
                    PickleOpcode.Tuple2 => IsSave(i + 1) ? "state setter" : "state",
                    _ => "state",
                });
                break;
        }
    }

    static void NotePart(List<string> notes, PyObject subject, string part)
    {
        var name = PickledNames.FullName(subject.Type);
        notes.Add($"{name} {part}");
        if (subject.ShapeId is not (ShapeIds.Set or ShapeIds.FrozenSet))
        {
            notes.Add($"{name} object");
        }
    }

    static string KeyOf(PyDict dict, object? place) =>
        place is System.Runtime.CompilerServices.StrongBox<int> { Value: >= 0 } at && at.Value < dict.used ? Shown(dict.KeyAt(at.Value)) : "";

    // A key's repr, where it needs no code of the program's.
    static string Shown(Value key) => key switch
    {
        { IsNull: true } => "",
        { IsInt: true } => $" {key.Bits}",
        { IsFloat: true } => $" {FloatText.Repr(key.AsDouble)}",
        { Object: PyStr { ShapeId: ShapeIds.Str } text } => $" {TextRepr.Of(text)}",
        { Object: PyBytes { ShapeId: ShapeIds.Bytes } bytes } => $" {bytes.Repr()}",
        { IsNone: true } => " None",
        _ => "",
    };
}
