// The generated tables of what pickles name hold all there is: a process that has run nothing yet finds everything by them.

using System.Reflection;
using NUnit.Framework;
using Stackless.Runtime;
using Stackless.Runtime.CompilerServices;

namespace Stackless.Runtime.Tests.Pickling;
[TestFixture]
public sealed class ContinuationTableTests
{
    [Test]
    public void EveryContinuationIsFoundByItsName()
    {
        var missing = new List<string>();
        var count = 0;
        foreach (var type in typeof(Continuation).Assembly.GetTypes().Where(type => !type.ContainsGenericParameters))
        {
            foreach (var field in type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                if (field.FieldType == typeof(Continuation))
                {
                    var continuation = (Continuation)field.GetValue(null)!;
                    count++;
                    if (Continuation.OwnerOf(continuation.Name) != type || Continuation.Find(continuation.Name) != continuation)
                    {
                        missing.Add(continuation.Name);
                    }
                }
            }
        }
        Assert.That(missing, Is.Empty);
        Assert.That(count, Is.GreaterThan(200), "the test looks where they are");
    }
}
