package zukan;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTests {

    @Test
    void modulesUseOnlyWhomTheyDeclare() {
        ApplicationModules.of(ZukanApplication.class).verify();
    }
}
