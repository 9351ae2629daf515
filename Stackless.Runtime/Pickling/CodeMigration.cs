// What an interpreter has been told of code that has changed since a pickle was made: which point of a function's old code is which of its new one, and what its
// variables are called now; or that old code, loaded beside the new one, runs on to its end. Filled by stackless.migrate before the pickle is loaded.
// Invariant: a point that is not listed has no counterpart, and a frame that waits there is refused by name.
using System.Numerics;

namespace Stackless.Runtime;

sealed class CodeMigration
{
    /// <summary>The new code of a function, its points by those of the old one, and the new names of variables by the old ones.</summary>
    public sealed record Target(Code Code, IReadOnlyDictionary<int, int> Points, IReadOnlyDictionary<string, string> Renames);

    readonly Dictionary<BigInteger, (Code Old, Target Target)> targets = [];

    /// <summary>A frame whose code has changed goes on in its old code, where that was compiled beside the new one.</summary>
    public bool RunsOld { get; set; }

    public void Add(Code old, Target target) => targets[old.Hash] = (old, target);

    public void Clear()
    {
        targets.Clear();
        RunsOld = false;
    }

    /// <summary>What has become of code of that number; null if nothing is known of it.</summary>
    public (Code Old, Target Target)? Of(BigInteger hash) => targets.TryGetValue(hash, out var found) ? found : null;

    /// <summary>A frame's content, of pairs of names and values after the first item, in the order in which the new code has its variables.</summary>
    public static Value[] Arrange(Target target, PyFrame frame, Value[] items)
    {
        var live = FrameLayout.Live(frame);
        var named = new Dictionary<string, Value>();
        var temporaries = new List<Value>();
        for (var i = 1; i + 1 < items.Length; i += 2)
        {
            if (items[i].Object is PyStr name)
            {
                named[target.Renames.TryGetValue(name.Text, out var renamed) ? renamed : name.Text] = items[i + 1];
                if (IsTemporary(name.Text))
                {
                    temporaries.Add(items[i + 1]);
                }
            }
        }
        var wanted = new List<string>();
        foreach (var slot in live)
        {
            wanted.Add(FrameLayout.NameOf(frame.Function.Code, slot).Text);
        }
        // Temporaries are numbered, and an unrelated change renumbers them: they keep their order.
        var inOrder = wanted.Count(IsTemporary) == temporaries.Count;
        var arranged = new List<Value> { items[0] };
        var next = 0;
        foreach (var name in wanted)
        {
            Value value;
            if (inOrder && IsTemporary(name))
            {
                value = temporaries[next++];
            }
            else if (!named.TryGetValue(name, out value))
            {
                throw new PickleFormatException($"the new code of {frame.Function.Code.QualifiedName} needs the variable '{name}', which the pickle's frame does not have");
            }
            arranged.Add(Value.Str(name));
            arranged.Add(value);
        }
        return [.. arranged];
    }

    static bool IsTemporary(string name) => name.StartsWith('.');
}
