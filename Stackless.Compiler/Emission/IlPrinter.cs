// Prints the IL of an emitted assembly, method by method: read back with Cecil, so that what is shown is what was written.
using System.Text;
using Mono.Cecil;

namespace Stackless.Compiler.Emission;
public static class IlPrinter
{
    public static string Print(byte[] image)
    {
        using var assembly = AssemblyDefinition.ReadAssembly(new MemoryStream(image));
        var text = new StringBuilder();
        foreach (var type in assembly.MainModule.Types.Where(t => t.HasMethods))
        {
            foreach (var method in type.Methods.Where(m => m.HasBody))
            {
                text.Append($"{type.FullName}::{method.Name}  ({method.Body.Variables.Count} locals, {method.Body.CodeSize} bytes)\n");
                foreach (var instruction in method.Body.Instructions)
                {
                    text.Append("  ").Append(instruction).Append('\n');
                }
            }
        }
        return text.ToString();
    }
}
