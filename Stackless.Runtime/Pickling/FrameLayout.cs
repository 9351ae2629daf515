// Which slots of a suspended compiled frame hold something, and their names: at the entry the parameters, elsewhere what the
// compiler's table says is live at that state; a finished generator's frame has none.
namespace Stackless.Runtime;

static class FrameLayout
{
    /// <summary>Slot names of a code as Python strings, so that a name is written once per pickle, and compared by reference.</summary>
    public static PyStr[] NamesOf(Code code) => code.SlotTexts ??= Unique(code.Sites.SlotNames);

    // A temporary may be called what a parameter of a generator expression is called: the later one gets its number added.
    static PyStr[] Unique(string[] names)
    {
        var seen = new HashSet<string>();
        var unique = new PyStr[names.Length];
        for (var i = 0; i < names.Length; i++)
        {
            unique[i] = PyStr.Intern(seen.Add(names[i]) ? names[i] : $"{names[i]}#{i}");
        }
        return unique;
    }

    static readonly int[] FirstNumbers = Enumerable.Range(0, 64).ToArray();

    /// <summary>In pickles: the variable is not bound.</summary>
    public static readonly PyPlainObject Unbound = new();

    /// <summary>Slot numbers that the frame's state needs.</summary>
    public static ReadOnlySpan<int> Live(PyFrame frame) => frame.State switch
    {
        > 0 => frame.Function.Code.Sites.Live(frame.State),
        0 => Parameters(frame.Function.Code.ParameterCount),
        _ => [],
    };

    /// <summary>The name of live slot number <paramref name="index"/>; a temporary's begins with a dot.</summary>
    public static string LiveName(PyFrame frame, int index)
    {
        var live = Live(frame);
        return (uint)index < (uint)live.Length ? NameOf(frame.Function.Code, live[index]).Text : "?";
    }

    public static PyStr NameOf(Code code, int slot) => NamesOf(code)[slot];

    static ReadOnlySpan<int> Parameters(int count) =>
        count <= FirstNumbers.Length ? FirstNumbers.AsSpan(0, count) : Enumerable.Range(0, count).ToArray();
}
