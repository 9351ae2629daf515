// What __text_signature__ says of a function that stands for one of C: its parameters, as inspect.signature reads them.
// https://docs.python.org/3/library/inspect.html#inspect.signature

namespace Stackless.Runtime;

public sealed partial class PyFunction
{
    internal string TextSignature
    {
        get
        {
            var parts = new List<string>();
            var firstDefault = Code.PositionalCount - (Defaults?.Count ?? 0);
            for (var i = 0; i < Code.PositionalCount; i++)
            {
                var name = Code.VariableNames[i].Text;
                parts.Add(i < firstDefault ? name : name + "=" + Show(Defaults!.Items[i - firstDefault]));
                if (i + 1 == Code.PositionalOnlyCount)
                {
                    parts.Add("/");
                }
            }
            var next = Code.PositionalCount;
            if (Code.HasVarArgs)
            {
                parts.Add("*" + Code.VariableNames[next++].Text);
            }
            else if (Code.KeywordOnlyCount > 0)
            {
                parts.Add("*");
            }
            for (var i = 0; i < Code.KeywordOnlyCount; i++)
            {
                var name = Code.VariableNames[next++];
                parts.Add(KeywordDefaults is not null && KeywordDefaults.TryGet(name, out var value) ? name.Text + "=" + Show(value) : name.Text);
            }
            if (Code.HasVarKeywords)
            {
                parts.Add("**" + Code.VariableNames[next].Text);
            }
            return $"({string.Join(", ", parts)})";
        }
    }

    // What can be read back; anything else is shown as None.
    static string Show(Value value) => value.IsInt ? value.Bits.ToString()
        : value.IsFloat ? FloatText.Repr(value.AsDouble)
        : value.Object switch
        {
            PyStr text => TextRepr.Of(text),
            PyBytes bytes => TextRepr.Of(bytes.Data),
            PyTuple { Count: 0 } => "()",
            _ when value.Object.ShapeId == ShapeIds.Bool => value.IsTrue ? "True" : "False",
            _ => "None",
        };
}
