package outlay.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class InterruptsTest {
    private static final List<String> LINES = """
                       CPU0       CPU1       CPU3
              0:         12          0          0   IO-APIC   2-edge      timer
             11:    9000000          0          0     GICv2  27 Level     arch_timer
             36:          0   18965049          0   PCI-MSIX-0000:00:02.0   1-edge      virtio1-req.0
             41:       6715          0   19000000   PCI-MSIX-0000:00:04.0   1-edge      virtio3-rx
            LOC:   88000000   77000000   99000000   Local timer interrupts
            ERR:          0
            """.lines().toList();

    @Test
    void theProcessorWithMostInterruptsOfDevicesIsFoundWhateverClocksAndOtherProcessorsSay() {
        assertThat(Interrupts.most(LINES, processors(0, 1, 3))).isEqualTo(3);
    }

    @Test
    void onlyThoseThatMayBeUsedAreLookedAt() {
        assertThat(Interrupts.most(LINES, processors(0, 1))).isEqualTo(1);
        assertThat(Interrupts.most(LINES, processors(0, 2))).isEqualTo(0);
    }

    @Test
    void whereNothingIsCountedItIsTheFirst() {
        assertThat(Interrupts.most(List.of(), processors(2, 3))).isEqualTo(2);
        assertThat(Interrupts.most(List.of("           CPU2       CPU3"), processors(2, 3))).isEqualTo(2);
    }

    private static BitSet processors(int... numbers) {
        var processors = new BitSet();
        for (int number : numbers) {
            processors.set(number);
        }
        return processors;
    }
}
