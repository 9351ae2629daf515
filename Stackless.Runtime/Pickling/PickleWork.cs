// What the pickler still has to do: one entry per step, on a stack in the frame instead of calls in C#, so that any depth fits and a
// user's hook can be suspended in the middle. An entry for a container stays below the entries of its element being written:
// read from the bottom, the stack is the path to the object at hand, and an error names it.
using System.Text;

namespace Stackless.Runtime;

enum PickleStep : byte
{
    /// <summary>Write Value.</summary>
    Save,

    /// <summary>Write the opcode in Index.</summary>
    Emit,

    /// <summary>Write the global Extra of the module _stackless.</summary>
    Global,

    /// <summary>Number Target (or Extra, if there is one), whose value the unpickler now has on its stack; if it has a number by now, replace the value by it.</summary>
    Memoize,

    /// <summary>Element Index of the list Target.</summary>
    ListItem,

    /// <summary>Entry Index of the dict Target.</summary>
    DictItem,

    /// <summary>Element Index of the array in Extra, which is the content of the set Target.</summary>
    SetItem,

    /// <summary>Element Index of the tuple Target.</summary>
    TupleItem,

    /// <summary>Attribute Index of the instance Target.</summary>
    Attribute,

    /// <summary>The next of the elements that a reduction's iterator gives.</summary>
    IteratedItem,

    /// <summary>The next of the pairs that a reduction's iterator gives.</summary>
    IteratedPair,

    /// <summary>The state of a reduction.</summary>
    State,

    /// <summary>The state of a tasklet (frames from the innermost on).</summary>
    TaskletState,

    /// <summary>Frame Extra of the tasklet (number Index) or generator Target. Value is set once it is under way.</summary>
    Frame,

    /// <summary>Live slot Index of the frame Extra.</summary>
    FrameSlot,

    /// <summary>The digest of the code Target, which its frames all have.</summary>
    CodeHash,

    /// <summary>Nothing more: what stood here is done but for its last element.</summary>
    Nothing,
}

struct PickleWork
{
    public PickleStep Step;
    public int Index;
    public PyObject? Target;
    public object? Extra;
    public Value Value;
}

static class PicklePath
{
    /// <summary>What is being written is held by a suspended program.</summary>
    public static bool PassesFrame(IReadOnlyList<PickleWork> work)
    {
        foreach (var w in work)
        {
            if (w.Step is PickleStep.TaskletState or PickleStep.FrameSlot)
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>The path to the object being written, if it leads through a tasklet or a generator: "tasklet 'worker': frame 2, local 'sock'". Else null.</summary>
    public static string? Describe(IReadOnlyList<PickleWork> work, bool isAlwaysAsked = false)
    {
        var text = new StringBuilder();
        var passesFrame = false;
        foreach (var w in work)
        {
            var part = w.Step switch
            {
                PickleStep.TaskletState => DeadlockReport.Describe((Tasklet)w.Target!),
                PickleStep.Frame => w.Target is PyGenerator generator ? $"generator '{generator.QualifiedName.Text}'" : $"frame {w.Index}",
                PickleStep.FrameSlot => FrameSlot(w),
                PickleStep.ListItem => $"list item {w.Index - 1}",
                PickleStep.TupleItem => $"tuple item {w.Index - 1}",
                PickleStep.DictItem => DictItem(w),
                PickleStep.Attribute => $"attribute '{((KeyValuePair<PyStr, Value>[])w.Extra!)[w.Index - 1].Key.Text}' of {w.Target!.Type.Name} object",
                _ => null,
            };
            if (part is null)
            {
                continue;
            }
            passesFrame |= w.Step is PickleStep.TaskletState or PickleStep.FrameSlot;
            text.Append(text.Length == 0 ? "" : w is { Step: PickleStep.Frame, Target: Tasklet } ? ": " : ", ").Append(part);
        }
        return passesFrame || isAlwaysAsked && text.Length > 0 ? text.ToString() : null;
    }

    static string FrameSlot(PickleWork w)
    {
        var frame = (PyFrame)w.Extra!;
        if (w.Index == 0)
        {
            return $"function '{frame.Function.QualifiedName.Text}'";
        }
        var name = FrameLayout.LiveName(frame, w.Index - 1);
        return name.StartsWith('.') ? $"a temporary of {frame.Function.QualifiedName.Text}" : $"local '{name}'";
    }

    static string DictItem(PickleWork w)
    {
        var dict = (PyDict)w.Target!;
        var index = -1;
        for (var n = 0; n < w.Index && dict.MoveNext(ref index); n++)
        {
        }
        return index >= 0 && index < dict.used && dict.KeyAt(index).Object is PyStr key ? $"dict item '{key.Text}'" : "dict item";
    }
}
