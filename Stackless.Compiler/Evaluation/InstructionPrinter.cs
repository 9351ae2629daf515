// What the evaluator runs, as text: a line per instruction, its operands by the format of its opcode.
using System.Text;
using Stackless.Runtime;
using Stackless.Runtime.CompilerServices;

namespace Stackless.Compiler.Evaluation;
public static class InstructionPrinter
{
    public static string Print(EvaluatedModule module)
    {
        var text = new StringBuilder();
        for (var i = 0; i < module.FunctionCount; i++)
        {
            var function = module.FunctionAt(i);
            text.Append("function ").Append(function.QualifiedName).Append('\n');
            for (var at = 0; at < function.Words.Length;)
            {
                text.Append($"  {at,5} {(Opcode)function.Words[at]}");
                at = PrintOperands(text, module, function, at);
                text.Append('\n');
            }
        }
        return text.ToString();
    }

    /// <returns>Where the next instruction is.</returns>
    static int PrintOperands(StringBuilder text, EvaluatedModule module, EvaluatedFunction function, int instruction)
    {
        var at = instruction + 1;
        foreach (var part in Opcodes.FormatOf((Opcode)function.Words[instruction]))
        {
            var word = function.Words[at++];
            switch (part)
            {
                case 's': text.Append(" @").Append(word); break;
                case 'd': text.Append(word == Opcodes.None ? "" : $" {Register(function, word)} ="); break;
                case 'r' or 'o': text.Append(' ').Append(Operand(function, word)); break;
                case 'g': text.Append(' ').Append(module.Names[module.Globals[word]].Text); break;
                case 'a': text.Append(" .").Append(module.Names[module.Entries[word]].Text); break;
                case 'n': text.Append(' ').Append(module.Names[word].Text); break;
                case 'k': text.Append($" ({string.Join(", ", module.Keywords[word].Select(k => k.Text))})"); break;
                case 'x': text.Append(' ').Append(module.IntrinsicNames[word]); break;
                case 'f': text.Append(' ').Append(module.FunctionAt(word).QualifiedName); break;
                case 'c': text.Append(' ').Append(Text(function.Constants[word | function.Words[at++] << 16])); break;
                case 'j':
                    text.Append(" -> ").Append(instruction + (word | function.Words[at++] << 16));
                    break;
                case 'l':
                    for (int left = word; left > 0; left--)
                    {
                        text.Append(' ').Append(Operand(function, function.Words[at++]));
                    }
                    break;
                default: text.Append(' ').Append(word); break;
            }
        }
        return at;
    }

    static string Register(EvaluatedFunction function, int number) => function.RegisterNames[number] ?? "." + number;

    static string Operand(EvaluatedFunction function, int word) =>
        word == Opcodes.None ? "-" : word < Opcodes.FirstConstant ? Register(function, word) : Text(function.Constants[word - Opcodes.FirstConstant]);

    static string Text(Value constant) => constant.Object switch
    {
        PyStr str => $"'{str.Text.Replace("\n", "\\n")}'",
        PyTuple tuple => "(" + string.Join(", ", tuple.Items.Select(Text)) + ")",
        PyNone => "None",
        PyBool => constant.IsTrue ? "True" : "False",
        _ => constant.ToString(),
    };
}
